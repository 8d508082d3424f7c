import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/me.ts';
import { changeProfile, profileQuery } from '../../api/profile.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { Section } from '../../shared/Section.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';

interface Named {
  name: string;
}

export function NameForm({ name }: { name: string }) {
  const { t } = useTranslation('entering');
  return (
    <Section title={t('name')}>
      <Drafted<Named> form="profile" height={102}>
        {(draft) => <Fields draft={draft} name={name} />}
      </Drafted>
    </Section>
  );
}

function Fields({ draft, name }: { draft: FormDraft<Named>; name: string }) {
  const { t } = useTranslation(['profile', 'common']);
  const queryClient = useQueryClient();
  const value = draft.content?.name ?? name;
  const save = useMutation({
    mutationFn: () => changeProfile({ name: value.trim() }),
    onSuccess: async () => {
      toastDone(t('saved'));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: profileQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]);
      await draft.drop().catch(() => undefined);
    },
  });
  const faults = useFaults(save.error, ['name']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t('nameLabel')}
          error={faults.at.name}
          value={value}
          onChange={(event) => draft.change({ name: event.currentTarget.value })}
          autoComplete="name"
          maxLength={100}
          required
        />
        <DraftState draft={draft} />
        {faults.alert}
        <Group>
          <Button type="submit" variant="default" disabled={value.trim() === name} loading={save.isPending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
