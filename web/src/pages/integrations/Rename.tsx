import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Integration, renameAccount } from '../../api/integrations.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { useFaults } from '../../shared/useFaults.tsx';

/** Gives an integration a name of the company's own. */
export function Rename(props: Props) {
  return (
    <Drafted<Named> form={`connection:${props.integration.id}`} height={60}>
      {(draft) => <Fields draft={draft} {...props} />}
    </Drafted>
  );
}

interface Props {
  integration: Integration;
  onDone: () => void;
}

interface Named {
  title: string;
}

function Fields({ draft, integration, onDone }: Props & { draft: FormDraft<Named> }) {
  const { t } = useTranslation(['integrations', 'common']);
  const title = draft.content?.title ?? integration.title;
  const queryClient = useQueryClient();
  const rename = useMutation({
    mutationFn: () => renameAccount(integration.id, title.trim()),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['integrations'] });
      await draft.drop().catch(() => undefined);
      onDone();
    },
  });
  const faults = useFaults(rename.error, ['title']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate();
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('name')}
          value={title}
          error={faults.at.title}
          onChange={(event) => draft.change({ title: event.currentTarget.value })}
          maxLength={200}
          required
          autoFocus
        />
        <Button type="submit" loading={rename.isPending}>
          {t('common:save')}
        </Button>
      </Group>
      <DraftState draft={draft} />
      {faults.alert}
    </form>
  );
}
