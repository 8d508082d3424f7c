import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, storedLanguage, storeLanguage } from '../shared/preferences.ts';
import type * as en from './en.ts';
import { NAMESPACES } from './namespaces.ts';
import type * as ru from './ru.ts';

export type Namespace = keyof typeof NAMESPACES;
type Loaded<L extends Language> = {
  [N in Namespace]: Awaited<ReturnType<(typeof NAMESPACES)[N][L]>>['default'];
};
type Texts<L extends Language> = { ru: typeof ru; en: typeof en }[L] & Loaded<L>;

/** Russian has forms English lacks: `rows_few`, `rows_many`. They are no difference between the two languages. */
type Flat<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${string}_few` | `${string}_many`
      ? never
      : K
    : `${K}.${Flat<T[K]>}`;
}[keyof T & string];
type Same<A, B> = [Exclude<A, B> | Exclude<B, A>] extends [never] ? true : Exclude<A, B> | Exclude<B, A>;
const sameKeys: Same<Flat<Texts<'ru'>>, Flat<Texts<'en'>>> = true;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts<'ru'>;
  }
}

/** Only the language in use is loaded, and of it first what the first page needs. */
const FIRST = { ru: () => import('./ru.ts'), en: () => import('./en.ts') };
const later = new Set<Namespace>();

/** Starts the texts in the language given, else the remembered one, and keeps `<html lang>` true to it. */
export async function startTexts(given?: Language): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  const language = given ?? storedLanguage();
  await i18next.use(initReactI18next).init({
    resources: { [language]: { ...(await FIRST[language]()) } },
    lng: language,
    defaultNS: 'common',
    fallbackLng: !sameKeys, // no other language has a text that one lacks
    interpolation: { escapeValue: false }, // React escapes
  });
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'ru';
}

export async function changeLanguage(language: Language): Promise<void> {
  storeLanguage(language);
  if (!i18next.hasResourceBundle(language, 'common')) {
    for (const [namespace, texts] of Object.entries(await FIRST[language]()))
      i18next.addResourceBundle(language, namespace, texts);
  }
  await Promise.all([...later].map((namespace) => add(language, namespace)));
  await i18next.changeLanguage(language);
}

/** Loads texts that do not belong to the first load; called before a page that shows them. */
export async function loadTexts(namespaces: Namespace[]): Promise<void> {
  for (const namespace of namespaces) later.add(namespace);
  await Promise.all(namespaces.map((namespace) => add(currentLanguage(), namespace)));
}

async function add(language: Language, namespace: Namespace): Promise<void> {
  if (i18next.hasResourceBundle(language, namespace)) return;
  i18next.addResourceBundle(language, namespace, (await NAMESPACES[namespace][language]()).default);
}
