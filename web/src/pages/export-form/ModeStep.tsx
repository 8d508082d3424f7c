import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Mode } from '../../api/exportConfigs.ts';
import type { Exporter } from '../../api/exporters.ts';
import { allOf } from '../../shared/allOf.ts';
import { ChoiceCards } from './ChoiceCards.tsx';
import type { Draft } from './draft.ts';
import { OptionsFields } from './OptionsFields.tsx';
import { SortFields } from './SortFields.tsx';

/** The safest first. */
const MODES = allOf<Mode>()(['upsert', 'append', 'replace']);

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  exporter: Exporter | undefined;
}

/** How the sheet is kept up to date, and what else matters there. */
export function ModeStep({ draft, onChange, exporter }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  return (
    <Stack gap="lg">
      <ChoiceCards
        label={t('how.title')}
        choices={MODES.filter((mode) => exporter?.modes.includes(mode)).map((mode) => ({
          value: mode,
          title: t(`common:mode.${mode}.title`),
          description: t(`common:mode.${mode}.text`),
          badge: mode === 'upsert' ? t('how.recommended') : undefined,
        }))}
        value={draft.mode}
        onChange={(mode) => onChange({ ...draft, mode })}
      />
      <SortFields draft={draft} onChange={onChange} />
      <OptionsFields
        options={draft.options}
        mode={draft.mode}
        onChange={(options) => onChange({ ...draft, options })}
      />
    </Stack>
  );
}
