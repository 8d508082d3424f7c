import { Button, Checkbox, Group, NativeSelect, Paper, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeysQuery, type MadeApiKey, makeApiKey, type Scope } from '../../api/apiKeys.ts';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { DAYS, type Days, SCOPES } from './choices.ts';

const DAY_MS = 86_400_000;

export interface NewApiKey {
  name: string;
  scopes: Scope[];
  days: Days;
}

const FIRST: NewApiKey = { name: '', scopes: ['exports.read'], days: '365' };

interface Props {
  /** Of what is entered, never of the key. */
  draft: FormDraft<NewApiKey>;
  /** Is given the key itself: nobody can be shown it again. */
  onMade: (key: MadeApiKey) => void;
  onCancel: () => void;
}

export function ApiKeyForm({ draft, onMade, onCancel }: Props) {
  const { t } = useTranslation(['api-keys', 'membership', 'common']);
  const entered = draft.content ?? FIRST;
  const { name, scopes, days } = entered;
  const enter = (change: Partial<NewApiKey>) => draft.change({ ...entered, ...change });
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () =>
      makeApiKey({
        name,
        scopes,
        expiresAt: days === 'never' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
      }),
    onSuccess: async (made) => {
      onMade(made);
      await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  const faults = useFaults(make.error, ['name', 'scopes', 'expiresAt']);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && scopes.length > 0) make.mutate();
  }

  return (
    <Paper withBorder p="md" component="form" onSubmit={submit} noValidate aria-labelledby="new-key">
      <Stack>
        <Title order={2} size="h4" id="new-key">
          {t('new')}
        </Title>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          value={name}
          maxLength={100}
          onChange={(event) => enter({ name: event.currentTarget.value })}
          error={tried && name.trim() === '' ? t('nameNeeded') : faults.at.name}
          data-autofocus
          autoFocus
        />
        <Checkbox.Group
          label={t('may')}
          value={scopes}
          onChange={(chosen) => enter({ scopes: SCOPES.filter((scope) => chosen.includes(scope)) })}
          error={tried && scopes.length === 0 ? t('mayNeeded') : faults.at.scopes}
        >
          <Stack gap="xs" mt="xs">
            {SCOPES.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`membership:scopes.${scope}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t('term')}
          error={faults.at.expiresAt}
          value={days}
          onChange={(event) => enter({ days: event.currentTarget.value as Days })}
          data={DAYS.map((value) => ({ value, label: t(`days.${value}`) }))}
        />
        <DraftState draft={draft} />
        {faults.alert}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t('make')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
