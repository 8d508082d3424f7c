import {
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { integrationsQuery } from '../../api/integrations.ts';
import { type PartnerConsentInput, type Partnership, partnershipsQuery } from '../../api/partnerships.ts';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { TextLink } from '../../shared/links.tsx';
import { useFaults } from '../../shared/useFaults.tsx';
import { complete, DOCUMENTS, type EnteredTerms, needsStore } from './entered.ts';
import { ObjectSelect } from './ObjectSelect.tsx';

const POSTINGS = ['drafts', 'posted'] as const;

interface Props {
  title: string;
  partner: string;
  /** The verb on the button. */
  action: string;
  /** What stands in the fields at first. */
  first: EnteredTerms;
  draft: FormDraft<EnteredTerms>;
  save: (consent: PartnerConsentInput) => Promise<Partnership>;
  onSaved: (saved: Partnership) => void | Promise<void>;
  onCancel: () => void;
}

/** What a partner's rules may make in one's own MoySklad. */
export function TermsForm({ title, partner, action, first, draft, save, onSaved, onCancel }: Props) {
  const { t } = useTranslation(['partners', 'common']);
  const id = useId();
  const terms = draft.content ?? first;
  const enter = (change: Partial<EnteredTerms>) => draft.change({ ...terms, ...change });
  const [tried, setTried] = useState(false);
  const { data: integrations = [] } = useQuery(integrationsQuery);
  const accounts = integrations.filter(({ provider }) => provider === 'moysklad');
  const account = accounts.length > 1 ? (terms.moysklad ?? accounts[0]?.id) : undefined;
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async (saved) => {
      await onSaved(saved);
      await queryClient.invalidateQueries({ queryKey: partnershipsQuery.queryKey });
    },
  });
  const faults = useFaults(saving.error, [
    'consent.types',
    'consent.organization',
    'consent.store',
    'consent.counterparty',
    'consent.documentsADay',
    'consent.sumADay',
  ]);
  const needed = (missing: boolean, text: string) => (tried && missing ? text : undefined);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    const consent = complete(terms, account);
    if (consent) saving.mutate(consent);
  }

  if (accounts.length === 0)
    return (
      <Paper withBorder p="md">
        <Text>{t('connectFirst')}</Text>
        <TextLink to="/connections">{t('toConnections')}</TextLink>
      </Paper>
    );
  return (
    <Paper withBorder p="md" component="form" onSubmit={submit} noValidate aria-labelledby={id}>
      <Stack>
        <Title order={2} size="h4" id={id} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        <Text size="sm">{t('termsText', { partner })}</Text>
        {account !== undefined && (
          <Select
            label={t('account')}
            data={accounts.map((each) => ({ value: each.id, label: each.title }))}
            value={account}
            allowDeselect={false}
            onChange={(chosen) =>
              enter({ moysklad: chosen, organization: null, store: null, counterparty: null })
            }
          />
        )}
        <Checkbox.Group
          label={t('documents')}
          value={terms.types}
          onChange={(chosen) => enter({ types: DOCUMENTS.filter((type) => chosen.includes(type)) })}
          error={needed(terms.types.length === 0, t('documentsNeeded')) ?? faults.at['consent.types']}
        >
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
            {DOCUMENTS.map((type) => (
              <Checkbox key={type} value={type} label={t(`document.${type}`)} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <ObjectSelect
          field="organization"
          label={t('organization')}
          hint={t('organizationHint')}
          required
          {...{ account, value: terms.organization }}
          error={needed(!terms.organization, t('organizationNeeded')) ?? faults.at['consent.organization']}
          onChange={(organization) => enter({ organization })}
        />
        <ObjectSelect
          field="agent"
          label={t('counterparty')}
          hint={t('counterpartyHint', { partner })}
          required
          {...{ account, value: terms.counterparty }}
          error={needed(!terms.counterparty, t('counterpartyNeeded')) ?? faults.at['consent.counterparty']}
          onChange={(counterparty) => enter({ counterparty })}
        />
        <ObjectSelect
          field="store"
          label={t('store')}
          hint={t('storeHint')}
          required={needsStore(terms)}
          {...{ account, value: terms.store }}
          error={needed(!terms.store && needsStore(terms), t('storeNeeded')) ?? faults.at['consent.store']}
          onChange={(store) => enter({ store })}
        />
        <Radio.Group
          label={t('posting')}
          value={terms.posting}
          onChange={(value) => enter({ posting: value === 'posted' ? 'posted' : 'drafts' })}
        >
          <Stack gap="xs" mt="xs">
            {POSTINGS.map((posting) => (
              <Radio
                key={posting}
                value={posting}
                label={t(`postings.${posting}.title`)}
                description={t(`postings.${posting}.text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Amount
            label={t('documentsADay')}
            value={terms.documents}
            max={10_000}
            decimals={0}
            error={needed(!terms.documents, t('amountNeeded')) ?? faults.at['consent.documentsADay']}
            onChange={(documents) => enter({ documents })}
          />
          <Amount
            label={t('sumADay')}
            value={terms.sum}
            max={10_000_000_000_000}
            decimals={2}
            error={needed(!terms.sum, t('amountNeeded')) ?? faults.at['consent.sumADay']}
            onChange={(sum) => enter({ sum })}
          />
        </SimpleGrid>
        <DraftState draft={draft} />
        {faults.alert}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Amount(props: {
  label: string;
  value: number | null;
  max: number;
  decimals: number;
  error: string | undefined;
  onChange: (value: number | null) => void;
}) {
  return (
    <NumberInput
      label={props.label}
      value={props.value ?? ''}
      min={0}
      max={props.max}
      decimalScale={props.decimals}
      allowNegative={false}
      thousandSeparator=" "
      decimalSeparator=","
      hideControls
      error={props.error}
      onChange={(value) => props.onChange(typeof value === 'number' ? value : null)}
    />
  );
}
