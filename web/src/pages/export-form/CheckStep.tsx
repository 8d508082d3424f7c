import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asChoice } from '../../features/exporters/columnChoice.ts';
import { type Draft, selectionOf } from './draft.ts';
import { Preview } from './preview/Preview.tsx';
import { Summary } from './Summary.tsx';
import { WhenFields } from './WhenFields.tsx';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** What is exported, in words. */
  exporterTitle: string;
  /** Changes in MoySklad may start it. */
  fit: boolean;
}

/** What the template has filled in, and the first rows of it, before they are written. */
export function CheckStep({ draft, onChange, exporterTitle, fit }: Props) {
  const { t } = useTranslation('export-form');
  return (
    <Stack>
      <Text>{t('check.text')}</Text>
      <Summary draft={draft} exporterTitle={exporterTitle} />
      <WhenFields draft={draft} onChange={onChange} fit={fit} />
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
