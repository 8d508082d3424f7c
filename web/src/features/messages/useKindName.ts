import { useTranslation } from 'react-i18next';
import { KINDS } from './kinds.ts';

/** What an email tells, by its kind; one of an older or a newer version stands as it is. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation(['fates', 'notifications']);
  return (kind) => {
    // What a person is written of themselves has no kind that others see.
    if (kind === 'email') return t('personal');
    const known = KINDS.find((one) => one === kind);
    if (!known) return kind;
    return known === 'gathered' ? t('gathered') : t(`notifications:kinds.${known}`);
  };
}
