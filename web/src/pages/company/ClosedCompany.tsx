import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { restoreCompany } from '../../api/companies.ts';
import type { Company } from '../../features/membership/company.ts';
import { formatDay } from '../../shared/format.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { LeaveCompany } from './LeaveCompany.tsx';

/** Stands for every page of a company in which nothing can be done now: why, and what can be done about it. */
export function ClosedCompany({ company }: { company: Company }) {
  const { t } = useTranslation(['company', 'common']);
  const language = useLanguage();
  const queryClient = useQueryClient();
  const restore = useMutation({
    mutationFn: restoreCompany,
    onSuccess: async () => {
      toastDone(t('restored', { name: company.name }));
      await queryClient.resetQueries();
    },
  });
  const day = company.eraseAt && formatDay(company.eraseAt.slice(0, 10), language);
  return (
    <Stack maw={640}>
      <PageTitle>{t(day ? 'deletedTitle' : 'blockedTitle', { name: company.name })}</PageTitle>
      {company.blockedReason && (
        <Alert color="red" title={t('blockedReason', { reason: company.blockedReason })}>
          {t('blockedText')}
        </Alert>
      )}
      {day && (
        <Alert color="orange" title={t('deletedDay', { day })}>
          {t('deletedText')}
        </Alert>
      )}
      {day && company.role !== 'owner' && <Text>{t('askOwner')}</Text>}
      {restore.isError && <ProblemAlert error={restore.error} />}
      <Group>
        {day && company.role === 'owner' && (
          <Button onClick={() => restore.mutate()} loading={restore.isPending}>
            {t('restore')}
          </Button>
        )}
        <ButtonLink to="/new-company" variant="default">
          {t('common:nav.newCompany')}
        </ButtonLink>
        <LeaveCompany company={company} />
      </Group>
    </Stack>
  );
}
