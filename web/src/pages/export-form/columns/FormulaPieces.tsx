import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../api/exporters.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import classes from './Columns.module.css';
import { search } from './columns.ts';
import { nameInFormula } from './formula.ts';

/** The functions that people ask for most, ready to be filled in. */
const FUNCTIONS = {
  ru: ['если(; ; )', 'округлить(; 2)', 'ифпусто(; 0)', 'дней(; сегодня())', 'сцепить(; )'],
  en: ['if(; ; )', 'round(; 2)', 'ifempty(; 0)', 'days(; today())', 'concat(; )'],
};

interface Props {
  /** What a formula may name. */
  names: Column[];
  /** Key of the column that is being made. */
  own: string;
  onInsert: (piece: string) => void;
}

/** What can be put into a formula by a click: columns, and a few functions. */
export function FormulaPieces({ names, own, onInsert }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const [words, setWords] = useState('');
  const piece = (text: string, label: string) => (
    <Button
      key={text}
      size="compact-xs"
      variant="default"
      fw={400}
      onClick={() => onInsert(text)}
      aria-label={t('formula.insert', { piece: label })}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('formula.pieces')}</Text>
        <TextInput
          type="search"
          size="xs"
          aria-label={t('columns.search')}
          placeholder={t('columns.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </Group>
      <Group gap={6} className={classes.names}>
        {search(names, words, language)
          .filter(({ key }) => key !== own)
          .map((column) => piece(nameInFormula(column, names, language), column.title[language]))}
      </Group>
      <Group gap={6}>{FUNCTIONS[language].map((text) => piece(text, text))}</Group>
    </>
  );
}
