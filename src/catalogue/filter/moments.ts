import { Problem } from '../../platform/problems.ts';
import { catalogueProblems } from '../problems.ts';

/** Moscow is three hours ahead of UTC all year; MoySklad's clock stands there (documentation: date and time). */
const MOSCOW_MS = 3 * 3_600_000;

/** Moves a moment `YYYY-MM-DD HH:MM:SS[.mmm]` of the source's clock by milliseconds. */
export function shiftMoment(moment: string, ms: number): string {
  const time = Date.parse(`${moment.replace(' ', 'T')}Z`);
  return new Date(time + ms).toISOString().replace('T', ' ').replace('Z', '');
}

/**
 * A moment given by a person, in the source's form: `YYYY-MM-DD[ HH:MM[:SS]]` is Moscow time as it stands, anything
 * with a zone is converted.
 * @throws Problem when it is neither.
 */
export function sinceMoment(since: string): string {
  const plain = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?)?$/.exec(since.trim());
  if (plain) return `${plain[1]} ${plain[2] ?? '00:00'}${plain[3] ?? ':00'}`;
  const time = Date.parse(since);
  if (Number.isNaN(time)) throw new Problem(catalogueProblems.badSince, { since }, { field: 'since' });
  return shiftMoment(new Date(time).toISOString().replace('Z', ''), MOSCOW_MS);
}

/** The day it is in Moscow at a moment, as midnight UTC of that date: days are counted on this. */
export function moscowDay(now: Date): Date {
  const there = new Date(now.getTime() + MOSCOW_MS);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()));
}
