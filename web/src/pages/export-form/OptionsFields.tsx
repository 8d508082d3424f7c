import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportOptions, Mode } from '../../api/exportConfigs.ts';
import { allOf } from '../../shared/allOf.ts';

const GONE = allOf<ExportOptions['gone']>()(['remove', 'mark', 'keep']);

interface Props {
  options: ExportOptions;
  mode: Mode;
  onChange: (options: ExportOptions) => void;
}

/** What becomes of rows that MoySklad has no more, and how the sheet is looked after. */
export function OptionsFields({ options, mode, onChange }: Props) {
  const { t } = useTranslation('export-form');
  return (
    <>
      {/* Only updating knows such rows: appending leaves all as they are, replacing writes only what there is. */}
      {mode === 'upsert' && (
        <Radio.Group
          label={t('gone.label')}
          value={options.gone}
          onChange={(gone) => onChange({ ...options, gone: gone as ExportOptions['gone'] })}
        >
          <Stack gap="sm" mt="xs">
            {GONE.map((gone) => (
              <Radio
                key={gone}
                value={gone}
                label={t(`gone.${gone}.title`)}
                description={t(`gone.${gone}.text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Stack gap="sm" role="group" aria-labelledby="care">
        <Text size="sm" fw={500} id="care">
          {t('care.label')}
        </Text>
        <Checkbox
          label={t('care.protect.title')}
          description={t('care.protect.text')}
          checked={options.protect}
          onChange={(event) => onChange({ ...options, protect: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('care.trim.title')}
          description={t('care.trim.text')}
          checked={options.trim}
          onChange={(event) => onChange({ ...options, trim: event.currentTarget.checked })}
        />
      </Stack>
    </>
  );
}
