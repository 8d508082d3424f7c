import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Notification } from '../../api/notifications.ts';
import { formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** One notification: what happened, why, what to do, and the way there. */
export function NotificationCard({ item, onRead }: { item: Notification; onRead: () => void }) {
  const { t } = useTranslation('notifications');
  const language = useLanguage();
  const { history } = useRouter();
  const open = () => {
    if (!item.read) onRead();
    history.push(item.path);
  };
  return (
    <Paper component="li" withBorder p="md" bg={item.read ? undefined : 'var(--mantine-color-pine-light)'}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text component="h2" fz="md" fw={item.read ? 400 : 700} m={0} style={{ overflowWrap: 'anywhere' }}>
            {item.title}
          </Text>
          {!item.read && (
            <Badge variant="filled" style={{ flexShrink: 0 }}>
              {t('unreadMark')}
            </Badge>
          )}
        </Group>
        <Text size="sm">{formatTime(item.happenedAt, language)}</Text>
        {item.paragraphs.map((paragraph) => (
          <Text key={paragraph} size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {paragraph}
          </Text>
        ))}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={open} aria-label={`${t('open')}: ${item.title}`}>
            {t('open')}
          </Button>
          {!item.read && (
            <Button size="xs" variant="subtle" onClick={onRead} aria-label={`${t('readOne')}: ${item.title}`}>
              {t('readOne')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
