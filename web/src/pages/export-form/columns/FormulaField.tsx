import { Stack, Text, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../api/exporters.ts';
import { formatCell } from '../../../shared/format.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { FormulaPieces } from './FormulaPieces.tsx';
import { insertAt } from './formula.ts';
import type { FormulaCheck } from './useFormulaCheck.ts';

interface Props {
  formula: string;
  onChange: (formula: string) => void;
  /** What a formula may name. */
  names: Column[];
  /** Key of the column that is being made: a formula cannot name itself. */
  own: string;
  check: FormulaCheck;
}

/** A formula, what may stand in it, and what it gives for the first rows or what is wrong with it. */
export function FormulaField({ formula, onChange, names, own, check }: Props) {
  const { t } = useTranslation('export-form');
  const field = useRef<HTMLTextAreaElement>(null);

  const insert = (piece: string) => {
    const { selectionStart = formula.length, selectionEnd = formula.length } = field.current ?? {};
    const next = insertAt(formula, piece, selectionStart, selectionEnd);
    onChange(next.formula);
    // After React has written the new text, which moves the caret to its end.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  return (
    <Stack gap="xs">
      <Textarea
        ref={field}
        label={t('formula.label')}
        description={t('formula.hint')}
        value={formula}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={check.wrong}
        errorProps={{ role: 'alert' }}
        autosize
        minRows={2}
        // What is wrong with it stands below.
        maxRows={8}
        maxLength={2000}
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace' } }}
      />
      <Result check={check} />
      <FormulaPieces names={names} own={own} onInsert={insert} />
    </Stack>
  );
}

function Result({ check }: { check: FormulaCheck }) {
  const { t } = useTranslation(['export-form', 'common']);
  const language = useLanguage();
  const { busy, right, unknown, examples, column } = check;
  const words = { yes: t('common:yes'), no: t('common:no') };
  const shown = column
    ? examples.map((cell) => formatCell(cell, column, language, words) || t('formula.emptyCell'))
    : [];
  return (
    <Text size="sm" c="dimmed" aria-live="polite" style={{ overflowWrap: 'anywhere' }}>
      {busy && t('formula.checking')}
      {!busy && unknown}
      {shown.length > 0 && t('formula.gives', { values: shown.join('; ') })}
      {right && shown.length === 0 && t('formula.noRows')}
    </Text>
  );
}
