import { Paper, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { columnsQuery } from '../../api/queries.ts';
import type { Exporter } from '../../api/types.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { chosenColumns } from './columns.ts';
import type { Draft } from './draft.ts';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  exporter: Exporter | undefined;
  suggestedName: string;
}

/** The name, and all that was chosen once more before it is saved. */
export function NameStep({ draft, onChange, exporter, suggestedName }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = useQuery({ ...columnsQuery(draft.exporter ?? ''), enabled: draft.exporter !== null });
  const count =
    exporter && columns.data
      ? chosenColumns(draft.columns, columns.data, exporter.keyColumn).length
      : undefined;
  return (
    <Stack>
      <TextInput
        label={t('form.name.label')}
        description={t('form.name.hint')}
        placeholder={suggestedName}
        value={draft.name ?? suggestedName}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        maxLength={200}
        maw={520}
      />
      <Paper withBorder p="md">
        <Text style={{ overflowWrap: 'anywhere' }}>
          {exporter?.title[language]} → {draft.spreadsheet?.title} / {draft.sheetTitle}
        </Text>
        <Text size="sm" c="dimmed">
          {draft.mode && t(`mode.${draft.mode}.title`)}
          {count !== undefined && ` · ${t('form.columns.count', { count })}`}
        </Text>
      </Paper>
    </Stack>
  );
}

/** A name when the person gives none: what → where. */
export function useSuggestedName(draft: Draft, exporter: Exporter | undefined): string {
  const language = useLanguage();
  return `${exporter?.title[language] ?? ''} → ${draft.spreadsheet?.title ?? ''}`;
}
