import { Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inFrame } from '../../api/frameSession.ts';
import { meQuery } from '../../api/me.ts';
import {
  acceptPartner,
  linkOwnCompany,
  lookAtCode,
  type PartnerConsentInput,
  type Partnership,
} from '../../api/partnerships.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { currentCompany, isClosed } from '../../features/membership/company.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { secretInAddress } from '../../shared/fragment.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { type EnteredTerms, noTerms } from './entered.ts';
import { TermsForm } from './TermsForm.tsx';

/** Whose rules are to make documents here, and how they come to be a partner. */
interface Offer {
  partner: string;
  accept: (consent: PartnerConsentInput) => Promise<Partnership>;
}

/** Accepting: by the code of an invitation, or another company of one's own; then the terms. */
export function AcceptPage() {
  const { t } = useTranslation('partners');
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const company = me && currentCompany(me.companies);
  const mayAccept = useMay('owner');
  const [offer, setOffer] = useState<Offer | null>(null);
  return (
    <Stack>
      <CompanyTabs />
      <TextLink to="/partners" size="sm">
        {t('all')}
      </TextLink>
      <PageTitle>{t('acceptTitle')}</PageTitle>
      {me && !mayAccept && <Text>{t('askOwner')}</Text>}
      {mayAccept && company && !offer && (
        <>
          <Text>{t('acceptText', { company: company.name })}</Text>
          <ByCode onFound={setOffer} />
          {!inFrame && <OwnCompany onChosen={setOffer} />}
        </>
      )}
      {mayAccept && offer && (
        <Drafted<EnteredTerms> form="partnership" height={600}>
          {(draft) => (
            <TermsForm
              title={t('ownTerms', { partner: offer.partner })}
              partner={offer.partner}
              action={t('acceptNow')}
              first={noTerms}
              draft={draft}
              save={offer.accept}
              onSaved={async ({ id }) => {
                toastDone(t('accepted', { partner: offer.partner }));
                draft.drop().catch(() => undefined);
                await navigate({
                  to: '/partners/$partnershipId',
                  params: { partnershipId: id },
                  replace: true,
                });
              }}
              onCancel={() => setOffer(null)}
            />
          )}
        </Drafted>
      )}
    </Stack>
  );
}

/** By the code of an invitation; behind a link it stands in the field already, and is looked at. */
function ByCode({ onFound }: { onFound: (offer: Offer) => void }) {
  const { t } = useTranslation('partners');
  const navigate = useNavigate();
  const [given] = useState(secretInAddress);
  const [code, setCode] = useState(given);
  const [tried, setTried] = useState(false);
  const looking = useMutation({
    mutationFn: lookAtCode,
    onSuccess: async (partner, wanted) => {
      // Who loads the page anew finds it again; behind `#` no server sees it.
      await navigate({ to: '/partners/accept', hash: wanted, replace: true });
      onFound({ partner, accept: (consent) => acceptPartner(wanted, consent) });
    },
  });
  const faults = useFaults(looking.error, ['code'], {
    'partnership-code-over': 'code',
    'partnership-own-code': 'code',
  });
  const look = looking.mutate;
  useEffect(() => {
    if (given !== '') look(given);
  }, [given, look]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '') look(code.trim());
  }

  return (
    <Paper withBorder p="md" component="form" onSubmit={submit} noValidate aria-label={t('byCode')}>
      <Stack>
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          placeholder="XXXX-XXXX-XXXX-XXXX-XXXX"
          value={code}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={tried && code.trim() === '' ? t('codeNeeded') : faults.at.code}
        />
        {faults.alert}
        <Group>
          <Button type="submit" loading={looking.isPending}>
            {t('next')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** Another company of one's own, in one step; nothing where there is none. */
function OwnCompany({ onChosen }: { onChosen: (offer: Offer) => void }) {
  const { t } = useTranslation('partners');
  const { data: me } = useQuery(meQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const here = me && currentCompany(me.companies)?.id;
  const own = (me?.companies ?? []).filter(
    (company) => company.id !== here && company.role === 'owner' && !isClosed(company),
  );
  const company = own.find(({ id }) => id === chosen);
  if (own.length === 0) return null;
  return (
    <Section title={t('ownCompany')}>
      <Select
        label={t('ownCompanyLabel')}
        description={t('ownCompanyHint')}
        placeholder={t('choose')}
        data={own.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <Group>
        <Button
          disabled={!company}
          onClick={() =>
            company &&
            onChosen({
              partner: company.name,
              accept: (consent) => linkOwnCompany(company.id, consent),
            })
          }
        >
          {t('next')}
        </Button>
      </Group>
    </Section>
  );
}
