import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asChoice } from '../../features/exporters/columnChoice.ts';
import { type Draft, selectionOf } from './draft.ts';
import { Preview } from './preview/Preview.tsx';
import { Summary } from './Summary.tsx';

interface Props {
  draft: Draft;
  /** What is exported, in words. */
  exporterTitle: string;
}

/** What the template has filled in, and the first rows of it, before they are written. */
export function CheckStep({ draft, exporterTitle }: Props) {
  const { t } = useTranslation('export-form');
  return (
    <Stack>
      <Text>{t('check.text')}</Text>
      <Summary draft={draft} exporterTitle={exporterTitle} />
      {draft.exporter && (
        <Preview
          exporter={draft.exporter}
          columns={draft.columns?.map(asChoice) ?? null}
          selection={selectionOf(draft)}
        />
      )}
    </Stack>
  );
}
