import { Alert, List, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type AdminCompanyCard, adminCompanyQuery } from '../../api/admin.ts';
import { OutcomeBadge } from '../../features/tasks/OutcomeBadge.tsx';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { formatTime } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { CompanyActions } from './CompanyActions.tsx';
import { CompanyState } from './CompanyState.tsx';

/** A company as those who run the platform see it: who and how much, no data. */
export function CompanyPage() {
  const { t } = useTranslation('admin');
  const { companyId } = useParams({ from: '/admin/companies/$companyId' });
  const company = useQuery(adminCompanyQuery(companyId));
  return (
    <Stack>
      <TextLink to="/admin/companies">{t('back')}</TextLink>
      {company.isError && <ProblemAlert error={company.error} retry={() => void company.refetch()} />}
      {company.isPending && <Skeleton h={300} />}
      {company.data && <Card company={company.data} />}
    </Stack>
  );
}

function Card({ company }: { company: AdminCompanyCard }) {
  const { t } = useTranslation(['admin', 'common']);
  const language = useLanguage();
  const when = (at: string) => formatTime(at, language);
  const { blocked, stoppedReason, eraseAt, plan, support, people, connections } = company;
  return (
    <>
      <PageTitle>{company.name}</PageTitle>
      <CompanyState company={company} />
      <CopyableText label={t('id')} value={company.id} />
      {company.accountId && <CopyableText label={t('accountId')} value={company.accountId} />}
      <Text size="sm">{t('since', { when: when(company.createdAt) })}</Text>
      {blocked && (
        <Alert color="red">{t('blockedText', { when: when(blocked.at), reason: blocked.reason })}</Alert>
      )}
      {stoppedReason && <Alert color="yellow">{t('stoppedText', { reason: stoppedReason })}</Alert>}
      {eraseAt && <Alert color="orange">{t('erasingText', { when: when(eraseAt) })}</Alert>}
      {plan && <Text>{t('planText', { plan: plan.key, reason: plan.reason })}</Text>}
      {support.map(({ admin, reason, startedAt, expiresAt }) => (
        <Alert key={startedAt} color="orange">
          {t('supportText', { admin, reason, until: when(expiresAt) })}
        </Alert>
      ))}
      <CompanyActions company={company} />
      <Title order={2} size="h4">
        {t('people')}
      </Title>
      <List>
        {people.map(({ email, name, role }) => (
          <List.Item key={email} style={{ overflowWrap: 'anywhere' }}>
            {`${name} (${email}) — ${t(`roles.${role}`)}`}
          </List.Item>
        ))}
      </List>
      <Title order={2} size="h4">
        {t('integrations')}
      </Title>
      {connections.length === 0 && <Text>{t('noIntegrations')}</Text>}
      <List>
        {connections.map(({ provider, title, status }) => (
          <List.Item key={`${provider} ${title}`} style={{ overflowWrap: 'anywhere' }}>
            {`${t(`common:provider.${provider}`)}: ${title}`}
            {status === 'reconnect' && ` — ${t('common:integration.reconnect')}`}
          </List.Item>
        ))}
      </List>
      <Runs runs={company.runs} />
    </>
  );
}

function Runs({ runs }: { runs: AdminCompanyCard['runs'] }) {
  const { t } = useTranslation(['admin', 'common']);
  const language = useLanguage();
  return (
    <>
      <Title order={2} size="h4" id="runs">
        {t('runs')}
      </Title>
      {runs.length === 0 && <Text>{t('noRuns')}</Text>}
      {runs.length > 0 && (
        <ScrollBox labelledBy="runs">
          <Table miw={560}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('common:when')}</Table.Th>
                <Table.Th>{t('export')}</Table.Th>
                <Table.Th>{t('common:status')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {runs.map(({ id, name, exporter, createdAt, ...run }) => (
                <Table.Tr key={id}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatTime(createdAt, language)}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{`${name} (${exporter})`}</Table.Td>
                  <Table.Td>
                    <OutcomeBadge run={run} />
                    {run.error && ` ${run.error}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollBox>
      )}
    </>
  );
}
