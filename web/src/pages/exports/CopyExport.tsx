import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { copyExport, type ExportConfig, exportConfigsQuery } from '../../api/exportConfigs.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { cutText } from '../../shared/text.ts';
import { toastDone } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';

/** As the API has it. */
const LONGEST = { name: 200, sheetTitle: 100 };

interface Props {
  config: ExportConfig;
  onClose: () => void;
}

/** Makes another export like this one: for another sheet, because two may not write to one. */
export function CopyExport({ config, onClose }: Props) {
  const { t } = useTranslation(['exports', 'common']);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('copy.title', { name: config.name })}
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Drafted<Own> form={`copy:${config.id}`} height={260}>
        {(draft) => <Fields draft={draft} config={config} onClose={onClose} />}
      </Drafted>
    </Modal>
  );
}

/** What a copy has of its own. */
interface Own {
  name: string;
  sheetTitle: string;
}

function Fields({ draft, config, onClose }: Props & { draft: FormDraft<Own> }) {
  const { t } = useTranslation(['exports', 'common']);
  const queryClient = useQueryClient();
  const suggest = (text: string, most: number) => {
    const ending = ` (${t('copy.ending')})`;
    return cutText(text, most - ending.length) + ending;
  };
  const own = draft.content ?? {
    name: suggest(config.name, LONGEST.name),
    sheetTitle: suggest(config.sheetTitle, LONGEST.sheetTitle),
  };
  const { name, sheetTitle } = own;
  const copy = useMutation({
    mutationFn: () => copyExport(config.id, { name: name.trim(), sheetTitle: sheetTitle.trim() }),
    onSuccess: async () => {
      toastDone(t('copy.done', { name: name.trim() }));
      await queryClient.invalidateQueries({ queryKey: exportConfigsQuery.queryKey });
      await draft.drop().catch(() => undefined);
      onClose();
    },
  });
  const faults = useFaults(copy.error, ['name', 'sheetTitle']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        copy.mutate();
      }}
    >
      <Stack>
        <Text size="sm">{t('copy.text')}</Text>
        <TextInput
          label={t('copy.name')}
          value={name}
          onChange={(event) => draft.change({ ...own, name: event.currentTarget.value })}
          maxLength={LONGEST.name}
          error={faults.at.name}
          required
          autoFocus
        />
        <TextInput
          label={t('copy.sheet')}
          description={t('copy.sheetHint', { title: config.spreadsheetTitle })}
          value={sheetTitle}
          onChange={(event) => draft.change({ ...own, sheetTitle: event.currentTarget.value })}
          maxLength={LONGEST.sheetTitle}
          error={faults.at.sheetTitle}
          required
        />
        <DraftState draft={draft} />
        {faults.alert}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={copy.isPending}>
            {t('copy.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
