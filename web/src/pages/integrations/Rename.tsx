import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Integration, renameAccount } from '../../api/integrations.ts';
import { toastProblem } from '../../shared/toasts.ts';

/** Gives an integration a name of the company's own. */
export function Rename({ integration, onDone }: { integration: Integration; onDone: () => void }) {
  const { t } = useTranslation(['integrations', 'common']);
  const [title, setTitle] = useState(integration.title);
  const queryClient = useQueryClient();
  const rename = useMutation({
    mutationFn: () => renameAccount(integration.id, title.trim()),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['integrations'] });
      onDone();
    },
    onError: toastProblem,
  });
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
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        <Button type="submit" loading={rename.isPending}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
