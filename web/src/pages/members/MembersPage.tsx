import { Paper, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/me.ts';
import { membersQuery } from '../../api/members.ts';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { currentCompany } from '../../features/membership/company.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Invitations } from './Invitations.tsx';
import { MemberRow } from './MemberRow.tsx';

export function MembersPage() {
  const { t } = useTranslation(['members', 'membership', 'common']);
  const me = useQuery(meQuery);
  const members = useQuery(membersQuery);
  const mayManage = useMay('admin');
  const own = me.data && currentCompany(me.data.companies);
  return (
    <Stack>
      <CompanyTabs />
      <PageTitle>{t('membership:tabs.members')}</PageTitle>
      {members.isError && <ProblemAlert error={members.error} retry={() => void members.refetch()} />}
      {members.isPending && <Skeleton h={200} role="status" aria-label={t('common:loading')} />}
      {me.data && own && members.data && (
        <Stack component="ul" p={0} m={0} gap="xs" style={{ listStyle: 'none' }}>
          {members.data.map((member) => (
            <Paper key={member.userId} withBorder p="sm" component="li">
              <MemberRow member={member} me={me.data.user.id} ownRole={own.role} />
            </Paper>
          ))}
        </Stack>
      )}
      {own && mayManage && (
        <Paper withBorder p="md" component="section" aria-labelledby="invitations">
          <Stack>
            <Title order={2} size="h4" id="invitations">
              {t('invitations')}
            </Title>
            <Invitations ownRole={own.role} />
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}
