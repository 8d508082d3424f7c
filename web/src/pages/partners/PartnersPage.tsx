import { Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Partnership, partnershipsQuery } from '../../api/partnerships.ts';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Invitations } from './Invitations.tsx';
import { Invite } from './Invite.tsx';
import { StateBadge } from './State.tsx';

/** The companies that this one works with, and the ways to another. */
export function PartnersPage() {
  const { t } = useTranslation(['partners', 'membership']);
  const mayManage = useMay('admin');
  const mayAccept = useMay('owner');
  return (
    <Stack>
      <CompanyTabs />
      <PageTitle>{t('membership:tabs.partners')}</PageTitle>
      <Text>{t('text')}</Text>
      {mayManage ? (
        <>
          <Invite>
            {mayAccept && (
              <ButtonLink to="/partners/accept" variant="default">
                {t('accept')}
              </ButtonLink>
            )}
          </Invite>
          {!mayAccept && <Text size="sm">{t('askOwner')}</Text>}
          <Invitations />
          <Partners />
        </>
      ) : (
        <Text>{t('askAdmin')}</Text>
      )}
    </Stack>
  );
}

function Partners() {
  const { t } = useTranslation(['partners', 'common']);
  const partnerships = useQuery(partnershipsQuery);
  if (partnerships.isError && !partnerships.data)
    return <ProblemAlert error={partnerships.error} retry={() => void partnerships.refetch()} />;
  if (!partnerships.data) return <Skeleton h={120} role="status" aria-label={t('common:loading')} />;
  if (partnerships.data.length === 0) return <Text c="dimmed">{t('empty')}</Text>;
  return (
    <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {partnerships.data.map((partnership) => (
        <li key={partnership.id}>
          <Card partnership={partnership} />
        </li>
      ))}
    </Stack>
  );
}

function Card({
  partnership: { id, partnerName, state, consent, partnerConsent },
}: {
  partnership: Partnership;
}) {
  const { t } = useTranslation('partners');
  const ways = [consent && t('theirsHere'), partnerConsent && t('oursThere')].filter(Boolean);
  return (
    <Paper withBorder p="md">
      <Group gap="xs">
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          <TextLink to="/partners/$partnershipId" params={{ partnershipId: id }} inherit>
            {partnerName}
          </TextLink>
        </Title>
        <StateBadge state={state} />
      </Group>
      <Text size="sm" c="dimmed">
        {ways.length > 0 ? ways.join(' · ') : t('noTerms')}
      </Text>
    </Paper>
  );
}
