import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../texts/i18n.ts';
import type { Language } from './preferences.ts';

/** The language shown; the component is drawn again when it changes. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}
