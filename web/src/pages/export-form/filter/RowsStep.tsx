import { Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Exporter, filterFieldsQuery } from '../../../api/exporters.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';
import { asChoice } from '../../../features/exporters/columnChoice.ts';
import { ProblemAlert } from '../../../shared/ProblemAlert.tsx';
import { type Draft, selectionOf } from '../draft.ts';
import { Preview } from '../preview/Preview.tsx';
import { AddCondition } from './AddCondition.tsx';
import { ConditionRow } from './ConditionRow.tsx';
import { CountLine } from './CountLine.tsx';
import classes from './Filter.module.css';
import { type FilterRow, newRow } from './rows.ts';

interface Props {
  /** With rows for the fields without which nothing can be read. */
  draft: Draft;
  onChange: (draft: Draft) => void;
  exporter: Exporter;
  /** Key of the exporter; of a custom dictionary with its id. */
  exporterKey: string;
}

/** Which rows: the conditions, how many fit them, and the first of those. */
export function RowsStep({ draft, onChange, exporter, exporterKey }: Props) {
  const { t } = useTranslation('export-form');
  const { moysklad } = useAccounts();
  const fields = useQuery(filterFieldsQuery(exporterKey, moysklad));
  if (fields.isError) return <ProblemAlert error={fields.error} retry={() => void fields.refetch()} />;
  if (!fields.data) return <Skeleton h={240} />;
  const change = (rows: FilterRow[]) => onChange({ ...draft, rows });
  const selection = selectionOf(draft);
  const columns = draft.columns?.map(asChoice) ?? null;
  return (
    <Stack>
      {draft.rows.length === 0 ? (
        <Text>{t('filter.none')}</Text>
      ) : (
        <ul className={classes.rows}>
          {draft.rows.map((row, at) => (
            // A field may have several rows, and they never change places: the place is the identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={`${row.field} ${at}`}>
              <ConditionRow
                row={row}
                field={fields.data.find(({ key }) => key === row.field)}
                exporterKey={exporterKey}
                onChange={(next) => change(draft.rows.with(at, next))}
                onRemove={() => change(draft.rows.toSpliced(at, 1))}
              />
            </li>
          ))}
        </ul>
      )}
      <AddCondition fields={fields.data} onAdd={(field) => change([...draft.rows, newRow(field)])} />
      {draft.filter !== '' && (
        <Textarea
          label={t('filter.expression')}
          description={t('filter.expressionHint')}
          value={draft.filter}
          onChange={(event) => onChange({ ...draft, filter: event.currentTarget.value })}
          autosize
          spellCheck={false}
        />
      )}
      <CountLine
        exporterKey={exporterKey}
        kind={exporter.kind}
        columns={columns}
        selection={selection}
        fields={fields.data}
      />
      <Preview exporter={exporterKey} columns={columns} selection={selection} />
    </Stack>
  );
}
