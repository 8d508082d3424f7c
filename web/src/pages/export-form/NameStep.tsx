import { Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Draft } from './draft.ts';
import { Summary } from './Summary.tsx';
import { WhenFields } from './WhenFields.tsx';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** What is exported, in words. */
  exporterTitle: string;
  suggestedName: string;
  fault: string | undefined;
  /** Changes in MoySklad may start it. */
  fit: boolean;
}

/** The name, and all that was chosen once more before it is saved. */
export function NameStep({ draft, onChange, exporterTitle, suggestedName, fault, fit }: Props) {
  const { t } = useTranslation('export-form');
  return (
    <Stack>
      <TextInput
        label={t('name.label')}
        description={t('name.hint')}
        placeholder={suggestedName}
        value={draft.name ?? suggestedName}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        error={fault}
        maxLength={200}
        maw={520}
      />
      <WhenFields draft={draft} onChange={onChange} fit={fit} />
      <Summary draft={draft} exporterTitle={exporterTitle} />
    </Stack>
  );
}
