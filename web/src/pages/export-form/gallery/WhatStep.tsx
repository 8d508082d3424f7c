import { Button, CloseButton, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exporter } from '../../../api/exporters.ts';
import { templatesQuery } from '../../../api/templates.ts';
import { TemplateCards } from '../../../features/gallery/TemplateCards.tsx';
import { ConnectFirst } from '../ConnectFirst.tsx';
import type { Draft } from '../draft.ts';
import { ChooseDictionary } from './ChooseDictionary.tsx';
import { DropWork } from './DropWork.tsx';
import { ExporterCards } from './ExporterCards.tsx';
import { find } from './find.ts';
import { moveByArrows } from './moveByArrows.ts';
import { useChoose } from './useChoose.ts';

interface Props {
  draft: Draft;
  /** Takes what was chosen and goes on to the next step. */
  onChosen: (draft: Draft) => void;
  exporters: Exporter[];
}

/** What to export: a ready template, or any of MoySklad's data. */
export function WhatStep({ draft, onChosen, exporters }: Props) {
  const { t } = useTranslation('export-form');
  const [words, setWords] = useState('');
  const [part, setPart] = useState<string | null>(draft.exporter && !draft.template ? 'all' : 'templates');
  const searchField = useRef<HTMLInputElement>(null);
  const templates = useQuery(templatesQuery);
  const all = templates.data ?? [];
  const choose = useChoose(draft, all, exporters, onChosen);
  const searching = words.trim() !== '';
  const foundTemplates = find(all, words, ({ exporter }) => exporter);
  const foundExporters = find(exporters, words, ({ key }) => key);
  const count = foundTemplates.length + foundExporters.length;

  const templateCards = (
    <TemplateCards
      query={templates}
      templates={foundTemplates}
      exporters={exporters}
      current={draft.template}
      onChoose={choose.template}
    />
  );
  const exporterCards = (
    <ExporterCards
      exporters={foundExporters}
      current={draft.template === null ? draft.exporter : null}
      onChoose={choose.exporter}
    />
  );
  const clear = () => {
    setWords('');
    searchField.current?.focus();
  };
  return (
    <Stack onKeyDown={moveByArrows}>
      <ConnectFirst provider="moysklad" />
      <TextInput
        ref={searchField}
        type="search"
        size="md"
        aria-label={t('gallery.search')}
        placeholder={t('gallery.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={searching && <CloseButton aria-label={t('gallery.clear')} onClick={clear} />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setWords('');
          if (event.key === 'Enter') event.preventDefault(); // not the form's «Далее»
        }}
      />
      <Text size="sm" c="dimmed" role="status" hidden={!searching}>
        {searching && t('gallery.found', { count })}
      </Text>
      {searching ? (
        <Stack gap="lg">
          {foundTemplates.length > 0 && templateCards}
          {foundExporters.length > 0 && exporterCards}
          {count === 0 && (
            <Stack align="flex-start" gap="sm">
              <Text>{t('gallery.nothing')}</Text>
              <Button variant="default" onClick={clear}>
                {t('gallery.showAll')}
              </Button>
            </Stack>
          )}
        </Stack>
      ) : (
        <Tabs value={part} onChange={setPart} keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="templates">{t('gallery.templates')}</Tabs.Tab>
            <Tabs.Tab value="all">{t('gallery.all')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="templates">{templateCards}</Tabs.Panel>
          <Tabs.Panel value="all">{exporterCards}</Tabs.Panel>
        </Tabs>
      )}
      <ChooseDictionary
        exporter={choose.dictionaryOf}
        current={draft.exporter}
        onChoose={choose.dictionary}
        onClose={choose.cancel}
      />
      <DropWork opened={choose.asking} onConfirm={choose.confirm} onClose={choose.cancel} />
    </Stack>
  );
}
