import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outboxQuery } from '../../api/outbox.ts';
import { UnsentEmail } from '../../features/entering/UnsentEmail.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

/** The emails that nobody sends; the link that the terminal shows has a token behind its `#`, unless this is the demo. */
export function OutboxPage() {
  const { t } = useTranslation(['outbox', 'common']);
  const emails = useQuery(outboxQuery(location.hash.slice(1)));
  return (
    <OutsidePage title={t('title')} text={t('text')} width={720}>
      {emails.isError && <ProblemAlert error={emails.error} />}
      {emails.isPending && <Skeleton h={160} role="status" aria-label={t('common:loading')} />}
      {emails.data?.length === 0 && <Text>{t('empty')}</Text>}
      {emails.data?.map((email) => (
        <UnsentEmail key={email.id} email={email} />
      ))}
    </OutsidePage>
  );
}
