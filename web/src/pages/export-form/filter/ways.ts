/** Ways of asking a field, as a person chooses them: of a date each kind of period is a way of its own. */

import type { Period } from '../../../api/exportConfigs.ts';
import type { FilterField } from '../../../api/exporters.ts';
import { type FilterRow, type Op, opsOf, withOp } from './rows.ts';

const PERIODS = {
  last: { last: 30, unit: 'day' },
  currentDay: { current: 'day' },
  previousDay: { previous: 'day' },
  currentWeek: { current: 'week' },
  previousWeek: { previous: 'week' },
  currentMonth: { current: 'month' },
  previousMonth: { previous: 'month' },
  currentQuarter: { current: 'quarter' },
  previousQuarter: { previous: 'quarter' },
  currentYear: { current: 'year' },
  previousYear: { previous: 'year' },
  between: {},
} as const satisfies Record<string, Period>;

type PeriodWay = keyof typeof PERIODS;
export type Way = PeriodWay | Exclude<Op, 'period'>;

const PERIOD_WAYS = Object.keys(PERIODS) as PeriodWay[];

export function waysOf(field: FilterField): Way[] {
  return opsOf(field).flatMap((op) => (op === 'period' ? PERIOD_WAYS : [op]));
}

export function wayOf(row: FilterRow): Way {
  if (row.op !== 'period') return row.op;
  const { period } = row;
  if ('last' in period) return 'last';
  const wanted = JSON.stringify(period);
  return PERIOD_WAYS.find((way) => JSON.stringify(PERIODS[way]) === wanted) ?? 'between';
}

/** The row asked another way; what was entered stays where it still fits. */
export function withWay(row: FilterRow, way: Way): FilterRow {
  if (way === wayOf(row)) return row;
  if (way in PERIODS) return { field: row.field, op: 'period', period: PERIODS[way as PeriodWay] };
  return withOp(row, way as Exclude<Op, 'period'>);
}
