import { Badge, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/messages.ts';
import { formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

const COLOURS: Record<Message['fate'], string> = {
  ...{ waiting: 'blue', delivered: 'green', gone: 'red', unknown: 'orange' },
};

/** A message and what became of it. @param about a line more of it @param children what can be done with it */
export function MessageCard({
  message,
  kind,
  about,
  children,
}: {
  message: Omit<Message, 'repeatable'>;
  kind: string;
  about?: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation('fates');
  const language = useLanguage();
  const { recipient, fate, reason, attempts, createdAt, nextAt, repeat, repeated } = message;
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Text fw={600} style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
          {kind}
        </Text>
        <Badge variant="light" tt="none" color={COLOURS[fate]} miw="max-content">
          {t(`fates.${fate}`)}
        </Badge>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {recipient}
      </Text>
      {about}
      <Text size="sm" c="dimmed">
        {[
          formatTime(createdAt, language),
          repeat && t('repeat'),
          attempts > 0 && t('attempts', { count: attempts }),
          nextAt && attempts > 0 && t('next', { at: formatTime(nextAt, language) }),
          repeated && t('repeated'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {reason && <Text size="sm">{t('reason', { reason })}</Text>}
      {children}
    </Paper>
  );
}
