import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outboxQuery } from '../../api/outbox.ts';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { formatTime } from '../../shared/format.ts';
import { LinkedText } from '../../shared/LinkedText.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** The emails that nobody sends; the link that the terminal shows has a token behind its `#`, unless this is the demo. */
export function OutboxPage() {
  const { t } = useTranslation(['outbox', 'common']);
  const language = useLanguage();
  const emails = useQuery(outboxQuery(location.hash.slice(1)));
  return (
    <OutsidePage title={t('title')} text={t('text')} width={720}>
      {emails.isError && <ProblemAlert error={emails.error} />}
      {emails.isPending && <Skeleton h={160} role="status" aria-label={t('common:loading')} />}
      {emails.data?.length === 0 && <Text>{t('empty')}</Text>}
      {emails.data?.map(({ id, to, subject, text, at }) => (
        <Paper key={id} withBorder p="md" component="article" aria-labelledby={id}>
          <Stack gap="xs">
            <Title order={2} size="h5" id={id}>
              {subject}
            </Title>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {to}, {formatTime(at, language)}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              <LinkedText text={text} />
            </Text>
          </Stack>
        </Paper>
      ))}
    </OutsidePage>
  );
}
