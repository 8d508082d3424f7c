import { List, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { columnsQuery, filterFieldsQuery } from '../../api/exporters.ts';
import { useAccounts } from '../../features/exporters/accounts.ts';
import { chosenColumns } from './columns/columns.ts';
import { type Draft, editionOf } from './draft.ts';
import { toConditions } from './filter/rows.ts';
import { useConditionInWords } from './filter/useConditionInWords.ts';

interface Props {
  draft: Draft;
  /** What is exported, in words. */
  exporterTitle: string;
}

/** All that was chosen, once more in words. */
export function Summary({ draft, exporterTitle }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  const enabled = draft.exporter !== null;
  const { moysklad } = useAccounts();
  const columns = useQuery({ ...columnsQuery(draft.exporter ?? '', moysklad, editionOf(draft)), enabled });
  const fields = useQuery({ ...filterFieldsQuery(draft.exporter ?? '', moysklad), enabled });
  const rows = draft.rows.filter((row) => toConditions([row]).length > 0);
  const inWords = useConditionInWords(fields.data ?? []);
  const count = columns.data && chosenColumns(draft.columns, columns.data).length;
  return (
    <Paper withBorder p="md">
      <Text style={{ overflowWrap: 'anywhere' }}>
        {exporterTitle} → {draft.spreadsheet?.title} / {draft.sheetTitle}
      </Text>
      <Text size="sm" c="dimmed">
        {t(`common:mode.${draft.mode}.name`)}
        {count !== undefined && ` · ${t('columns.count', { count })}`}
      </Text>
      {fields.data && rows.length > 0 && (
        <List size="sm" mt="xs" aria-label={t('rows.short')}>
          {rows.map((row) => (
            <List.Item key={JSON.stringify(row)}>{inWords(row)}</List.Item>
          ))}
        </List>
      )}
    </Paper>
  );
}
