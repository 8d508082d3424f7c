import { formatTime } from '../../shared/format.ts';
import type { Language } from '../../shared/preferences.ts';

const ISO_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * A field of an audit line as people read it; what has no words of its own as JSON.
 * @param words for yes, no and nothing; `ofCode` names a role, a mode and the like.
 */
export function shownValue(
  value: unknown,
  language: Language,
  words: { yes: string; no: string; nothing: string; ofCode: (code: string) => string },
): string {
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string')
    return ISO_TIME.test(value) ? formatTime(value, language) : words.ofCode(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.map(words.ofCode).join(', ');
  return JSON.stringify(value);
}
