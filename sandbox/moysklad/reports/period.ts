import { ApiError } from '../errors.ts';
import { moscowTime, parseMoment } from '../time.ts';

/** Both ends included; in the form the API prints moments. */
export interface Period {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;

/**
 * `momentFrom` and `momentTo`. Without both the last month counts; without the beginning the current year up to the end given;
 * without the end everything up to now (profit and turnover pages).
 * @throws ApiError 1035 for something that is no moment.
 */
export function periodOf(query: URLSearchParams): Period {
  const now = moscowTime(Date.now());
  const from = moment(query, 'momentFrom');
  const to = moment(query, 'momentTo');
  if (from === undefined && to === undefined) return { from: moscowTime(Date.now() - 30 * DAY_MS), to: now };
  return { from: from ?? `${now.slice(0, 4)}-01-01 00:00:00.000`, to: to ?? now };
}

/** A day alone, such as `2018-09-01`, means its beginning. */
export function moment(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  const parsed = parseMoment(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value} 00:00` : value);
  if (!parsed) throw new ApiError(1035, [], name);
  return parsed;
}

export const within = (at: string, { from, to }: Period): boolean => at >= from && at <= to;
