import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Partnership, partnershipQuery, setConsent, withdrawConsent } from '../../api/partnerships.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { Actions, Asked } from './Actions.tsx';
import { type EnteredTerms, entered, noTerms } from './entered.ts';
import { History } from './History.tsx';
import { StateAlerts, StateBadge } from './State.tsx';
import { Terms } from './Terms.tsx';
import { TermsForm } from './TermsForm.tsx';

const route = getRouteApi('/shell/partners/$partnershipId');

/** One partner: how it stands, what each may make at the other, and what happened. */
export function PartnerPage() {
  const { t } = useTranslation(['partners', 'common']);
  const { partnershipId } = route.useParams();
  const { data: partnership, error, refetch } = useQuery(partnershipQuery(partnershipId));
  return (
    <Stack>
      <CompanyTabs />
      <TextLink to="/partners" size="sm">
        {t('all')}
      </TextLink>
      {!partnership && (
        <>
          <PageTitle>{t('one')}</PageTitle>
          {error ? (
            <ProblemAlert error={error} retry={() => void refetch()} />
          ) : (
            <Skeleton h={240} role="status" aria-label={t('common:loading')} />
          )}
        </>
      )}
      {partnership && <Partner partnership={partnership} />}
    </Stack>
  );
}

function Partner({ partnership }: { partnership: Partnership }) {
  const { t } = useTranslation('partners');
  const { partnerName: partner, partnerConsent, state } = partnership;
  const mayManage = useMay('admin');
  return (
    <>
      <Group gap="sm">
        <PageTitle>{partner}</PageTitle>
        <StateBadge state={state} />
      </Group>
      <StateAlerts partnership={partnership} />
      {mayManage && state !== 'ended' && <Actions partnership={partnership} />}
      <OwnTerms partnership={partnership} />
      <Section title={t('theirTerms', { partner })}>
        <Terms consent={partnerConsent} none={t('theirTermsNone')} />
      </Section>
      <History partnership={partnership} />
    </>
  );
}

/** What the partner's rules may make here; an owner changes it. */
function OwnTerms({ partnership }: { partnership: Partnership }) {
  const { t } = useTranslation('partners');
  const { id, partnerName: partner, consent, state, usedToday } = partnership;
  const mayConsent = useMay('owner') && state !== 'ended';
  const [editing, edit] = useDisclosure(false);
  if (editing)
    return (
      <Drafted<EnteredTerms> form={`partnership:${id}`} height={600}>
        {(draft) => {
          const close = () => {
            edit.close();
            // A draft that outlives its form is found again, and loses nothing.
            draft.drop().catch(() => undefined);
          };
          return (
            <TermsForm
              title={t('ownTerms', { partner })}
              partner={partner}
              action={t('save')}
              first={consent ? entered(consent) : noTerms}
              draft={draft}
              save={(input) => setConsent(id, input)}
              onSaved={() => {
                toastDone(t('saved'));
                close();
              }}
              onCancel={close}
            />
          );
        }}
      </Drafted>
    );
  return (
    <Section title={t('ownTerms', { partner })}>
      <Terms consent={consent} none={t('ownTermsNone')} {...(state !== 'ended' && { used: usedToday })} />
      {mayConsent && (
        <Group gap="xs">
          <Button variant="default" onClick={edit.open}>
            {t(consent ? 'change' : 'set')}
          </Button>
          {consent && <Asked partnership={partnership} what="withdraw" act={() => withdrawConsent(id)} />}
        </Group>
      )}
    </Section>
  );
}
