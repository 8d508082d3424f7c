import type { AuditActorKind } from '../../db/tables/companies.ts';
import type { Language, Localized } from '../platform/problems.ts';

export const actorKinds = [
  'person',
  'key',
  'support',
  'moysklad',
  'system',
] as const satisfies AuditActorKind[];

/** The heads of the columns, in the order of the file. */
export const heads: Localized[] = [
  { ru: 'Время (UTC)', en: 'Time (UTC)' },
  { ru: 'Кто', en: 'Who' },
  { ru: 'Вид', en: 'Kind' },
  { ru: 'Событие', en: 'Event' },
  { ru: 'Что', en: 'Target' },
  { ru: 'Название', en: 'Name' },
  { ru: 'Было', en: 'Before' },
  { ru: 'Стало', en: 'After' },
  { ru: 'Адрес', en: 'Address' },
  { ru: 'Номер запроса', en: 'Request id' },
];

/** What a spreadsheet program of the language takes for the end of a cell. */
export const separators: Record<Language, string> = { ru: ';', en: ',' };
