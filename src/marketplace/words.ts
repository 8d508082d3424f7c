import { shorten } from '../platform/text.ts';

/** So many exports are named; of the rest it is said how many they are. */
const NAMED = 3;
/** Of a name, characters. */
const LONGEST_NAME = 50;

/** Names of exports for a text. */
export function listed(exports: { name: string }[]): string {
  const named = exports.slice(0, NAMED).map(({ name }) => `«${shorten(name, LONGEST_NAME)}»`);
  const more = exports.length - named.length;
  return named.join(', ') + (more > 0 ? ` и ещё ${more}` : '');
}
