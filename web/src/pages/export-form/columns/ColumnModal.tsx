import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column, Selection } from '../../../api/exporters.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { has, titleOf } from './columns.ts';
import { FallbackField } from './FallbackField.tsx';
import { FormatFields } from './FormatFields.tsx';
import { FormulaField } from './FormulaField.tsx';
import { withTitle } from './formats.ts';
import { namedInFormulas } from './formula.ts';
import { useFormulaCheck } from './useFormulaCheck.ts';

interface Props {
  /** The column to be changed or made; null: nothing is open. */
  column: ChosenColumn | null;
  all: Column[];
  chosen: ChosenColumn[];
  exporterKey: string;
  selection: Selection;
  /** With every letter typed. */
  onChange: (column: ChosenColumn) => void;
  onDone: (column: ChosenColumn) => void;
  onClose: () => void;
}

/** The settings of one column. */
export function ColumnModal({ column, all, chosen, onClose, ...rest }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  const language = useLanguage();
  const title =
    column === null
      ? ''
      : has(chosen, column.key)
        ? t('columns.settingsOf', { title: titleOf(column, all, language) })
        : t('columns.newComputed');
  return (
    <Modal
      opened={column !== null}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {column && (
        <Settings key={column.key} column={column} all={all} chosen={chosen} onClose={onClose} {...rest} />
      )}
    </Modal>
  );
}

function Settings(props: Props & { column: ChosenColumn }) {
  const { column, all, chosen, exporterKey, selection, onChange, onDone, onClose } = props;
  const { t } = useTranslation(['export-form', 'common']);
  const language = useLanguage();
  const { title = '' } = column;
  const original = all.find(({ key }) => key === column.key);
  const computed = column.formula !== undefined;
  const named = withTitle(column, title, original?.title[language]);
  const check = useFormulaCheck(exporterKey, named, chosen, selection);
  const complete = !computed || (title.trim() !== '' && column.formula?.trim() !== '' && !check.wrong);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // the form of the steps is above in React's tree
    if (complete) onDone(named);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('columns.header')}
          description={computed ? undefined : t('columns.headerHint')}
          placeholder={original?.title[language]}
          required={computed}
          withAsterisk={false}
          value={title}
          onChange={(event) => onChange({ ...column, title: event.currentTarget.value })}
          maxLength={200}
          data-autofocus
        />
        {computed && (
          <FormulaField
            formula={column.formula ?? ''}
            onChange={(formula) => onChange({ ...column, formula })}
            names={namedInFormulas(all, chosen, named)}
            own={column.key}
            check={check}
          />
        )}
        <FormatFields column={column} original={original} onChange={onChange} />
        <FallbackField column={column} original={original} onChange={onChange} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!complete} loading={computed && check.busy}>
            {t('columns.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
