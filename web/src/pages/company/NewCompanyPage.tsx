import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createCompany } from '../../api/companies.ts';
import { meQuery } from '../../api/me.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { useEnter } from '../../features/entering/useEnter.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { useFaults } from '../../shared/useFaults.tsx';

/** A company is made: the first one of whoever has none, or one more. */
export function NewCompanyPage() {
  const { t } = useTranslation(['company', 'common']);
  const { data: me } = useQuery(meQuery);
  const isFirst = me?.companies.length === 0;
  return (
    <Stack maw={520}>
      <PageTitle>{t(isFirst ? 'firstTitle' : 'common:nav.newCompany')}</PageTitle>
      <Text>{t('newText')}</Text>
      {isFirst && <Alert color="blue">{t('invitedText', { email: me.user.email })}</Alert>}
      <Drafted<NewCompany> form="company">{(draft) => <Fields draft={draft} />}</Drafted>
    </Stack>
  );
}

interface NewCompany {
  name: string;
}

function Fields({ draft }: { draft: FormDraft<NewCompany> }) {
  const { t } = useTranslation('company');
  const enter = useEnter();
  const name = draft.content?.name ?? '';
  const create = useMutation({
    mutationFn: () => createCompany(name.trim()),
    onSuccess: async ({ id }) => {
      await draft.drop().catch(() => undefined);
      // A company without exports is shown how to begin.
      await enter('/', id);
    },
  });
  const faults = useFaults(create.error, ['name']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t('name')}
          error={faults.at.name}
          placeholder={t('nameExample')}
          value={name}
          onChange={(event) => draft.change({ name: event.currentTarget.value })}
          autoComplete="organization"
          maxLength={100}
          required
        />
        <DraftState draft={draft} />
        {faults.alert}
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
