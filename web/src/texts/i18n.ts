import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, storedLanguage, storeLanguage } from '../shared/preferences.ts';
import type en from './en.json';
import type moreEn from './more.en.json';
import type moreRu from './more.ru.json';
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
const sameKeys: Same<Flat<typeof ru & typeof moreRu>, Flat<typeof en & typeof moreEn>> = true;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ru & typeof moreRu };
  }
}

/** Only the language in use is loaded, and of it first what signing in, the frame of all pages and the list of exports need. */
const TEXTS = { ru: () => import('./ru.json'), en: () => import('./en.json') };
const MORE = { ru: () => import('./more.ru.json'), en: () => import('./more.en.json') };
let more = false;

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
  if (more) await addMore(language);
  await i18next.changeLanguage(language);
}

/** Loads the texts of all other pages; called before one of them is shown. */
export async function loadMoreTexts(): Promise<void> {
  more = true;
  await addMore(currentLanguage());
}

async function addMore(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', (await MORE[language]()).default, true);
}
