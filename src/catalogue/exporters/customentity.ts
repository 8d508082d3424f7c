import { defineDictionary, type Exporter } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

/**
 * One of the account's own dictionaries (пользовательский справочник).
 * @param id the dictionary's UUID: the part of `customentity:<id>` after the colon.
 */
export function customDictionary(id: string): Exporter {
  return defineDictionary({
    key: `customentity:${id}`,
    path: `/entity/customentity/${id}`,
    section: 'settings',
    metadata: `customentity/${id}`,
    archived: false,
    reading: { order: 'id' },
    title: { ru: 'Пользовательский справочник', en: 'Custom dictionary' },
    description: {
      ru: 'По строке на элемент справочника, со всеми его дополнительными полями.',
      en: 'A row per element of the dictionary, with all its additional fields.',
    },
    columns: [
      dictionary.name,
      dictionary.code,
      dictionary.comment,
      ...dictionary.owners,
      dictionary.updated,
      dictionary.externalCode,
    ],
    filters: [...by.dictionary, by.code, by.description],
  });
}
