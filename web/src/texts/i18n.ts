import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, storedLanguage, storeLanguage } from '../shared/preferences.ts';
import type en from './en.json';
import type ru from './ru.json';

/** Russian has forms English lacks: `rows_few`, `rows_many`. They are no difference between the two files. */
type Flat<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${string}_few` | `${string}_many`
      ? never
      : K
    : `${K}.${Flat<T[K]>}`;
}[keyof T & string];
type Same<A, B> = [Exclude<A, B> | Exclude<B, A>] extends [never] ? true : Exclude<A, B> | Exclude<B, A>;
const sameKeys: Same<Flat<typeof ru>, Flat<typeof en>> = true;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ru };
  }
}

/** Only the language in use is loaded. */
const TEXTS = { ru: () => import('./ru.json'), en: () => import('./en.json') };

/** Starts the texts in the language given, else the remembered one, and keeps `<html lang>` true to it. */
export async function startTexts(given?: Language): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  const language = given ?? storedLanguage();
  await i18next.use(initReactI18next).init({
    resources: { [language]: { translation: (await TEXTS[language]()).default } },
    lng: language,
    fallbackLng: !sameKeys, // no other language has a text that one lacks
    interpolation: { escapeValue: false }, // React escapes
  });
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'ru';
}

export async function changeLanguage(language: Language): Promise<void> {
  storeLanguage(language);
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await TEXTS[language]()).default);
  }
  await i18next.changeLanguage(language);
}
