import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Exporter } from '../../api/types.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { ChoiceCards } from './ChoiceCards.tsx';
import { ConnectFirst } from './ConnectFirst.tsx';
import { type Draft, withExporter } from './draft.ts';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  exporters: Exporter[];
}

/** Which of MoySklad's data is exported. */
export function WhatStep({ draft, onChange, exporters }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choose = (key: string) => {
    const exporter = exporters.find((other) => other.key === key);
    if (exporter) onChange(withExporter(draft, exporter));
  };
  return (
    <Stack>
      <ConnectFirst provider="moysklad" />
      <ChoiceCards
        label={t('form.what.title')}
        choices={exporters.map(({ key, title, description }) => ({
          value: key,
          title: title[language],
          description: description[language],
        }))}
        value={draft.exporter}
        onChange={choose}
      />
    </Stack>
  );
}
