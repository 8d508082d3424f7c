import { Button, Group, Paper, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery, renameCompany } from '../../api/companies.ts';
import { meQuery } from '../../api/me.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { currentCompany } from '../../features/membership/company.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { formatTime } from '../../shared/format.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { DeleteCompany } from './DeleteCompany.tsx';
import { LeaveCompany } from './LeaveCompany.tsx';

export function CompanyPage() {
  const { t } = useTranslation(['company', 'membership', 'common']);
  const language = useLanguage();
  const me = useQuery(meQuery);
  const details = useQuery(companyQuery);
  const mayEdit = useMay('admin');
  const mayDelete = useMay('owner');
  const company = me.data && currentCompany(me.data.companies);
  return (
    <Stack>
      <CompanyTabs />
      <PageTitle>{t('membership:tabs.company')}</PageTitle>
      {details.isError && <ProblemAlert error={details.error} retry={() => void details.refetch()} />}
      {details.isPending && <Skeleton h={120} role="status" aria-label={t('common:loading')} />}
      {company && details.data && (
        <>
          {mayEdit ? (
            <Drafted<Named> form="company-name" height={102}>
              {(draft) => <RenameForm draft={draft} name={details.data.name} />}
            </Drafted>
          ) : (
            <Text fw={600}>{details.data.name}</Text>
          )}
          <Text>
            {t('since', { when: formatTime(details.data.createdAt, language) })}{' '}
            {t('members', { count: details.data.members })} {t('yourRole')}:{' '}
            {t(`common:role.${company.role}.title`)}.
          </Text>
          <Paper withBorder p="md" component="section" aria-labelledby="leaving">
            <Stack>
              <Title order={2} size="h4" id="leaving">
                {t('leaving')}
              </Title>
              {mayDelete && <Text size="sm">{t('deleteHint')}</Text>}
              <Group>
                <LeaveCompany company={company} />
                {mayDelete && <DeleteCompany company={company} />}
              </Group>
            </Stack>
          </Paper>
        </>
      )}
    </Stack>
  );
}

interface Named {
  name: string;
}

function RenameForm({ draft, name }: { draft: FormDraft<Named>; name: string }) {
  const { t } = useTranslation(['company', 'common']);
  const queryClient = useQueryClient();
  const value = draft.content?.name ?? name;
  const rename = useMutation({
    mutationFn: () => renameCompany(value.trim()),
    onSuccess: async () => {
      toastDone(t('renamed'));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: companyQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]);
      await draft.drop().catch(() => undefined);
    },
  });
  const faults = useFaults(rename.error, ['name']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate();
      }}
    >
      <Stack maw={520}>
        <TextInput
          label={t('name')}
          error={faults.at.name}
          value={value}
          onChange={(event) => draft.change({ name: event.currentTarget.value })}
          maxLength={100}
          required
        />
        <DraftState draft={draft} />
        {faults.alert}
        <Group>
          <Button type="submit" variant="default" disabled={value.trim() === name} loading={rename.isPending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
