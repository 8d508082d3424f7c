import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outboxQuery } from '../../api/outbox.ts';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { formatTime } from '../../shared/format.ts';
import { LinkedText } from '../../shared/LinkedText.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** The letters that nobody sends; the link that the terminal shows has a token behind its `#`, unless this is the demo. */
export function OutboxPage() {
  const { t } = useTranslation(['outbox', 'common']);
  const language = useLanguage();
  const letters = useQuery(outboxQuery(location.hash.slice(1)));
  return (
    <OutsidePage title={t('title')} text={t('text')} width={720}>
      {letters.isError && <ProblemAlert error={letters.error} />}
      {letters.isPending && <Skeleton h={160} role="status" aria-label={t('common:loading')} />}
      {letters.data?.length === 0 && <Text>{t('empty')}</Text>}
      {letters.data?.map(({ id, to, subject, text, at }) => (
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
