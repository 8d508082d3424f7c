import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FATES, type Message } from '../../api/messages.ts';

export type Narrowing = Message['fate'] | '';

/** Narrows a list of messages to those of one fate. */
export function FateSelect({ value, onChange }: { value: Narrowing; onChange: (fate: Narrowing) => void }) {
  const { t } = useTranslation('fates');
  return (
    <NativeSelect
      label={t('fate')}
      value={value}
      onChange={(event) => onChange(FATES.find((one) => one === event.currentTarget.value) ?? '')}
      data={[
        { value: '', label: t('any') },
        ...FATES.map((fate) => ({ value: fate, label: t(`fates.${fate}`) })),
      ]}
    />
  );
}
