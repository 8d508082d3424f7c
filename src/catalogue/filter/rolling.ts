import type { Condition, Period } from './conditions.ts';

/** Days, both included: `2026-01-31`. */
export interface Stretch {
  from: string;
  to: string;
}

const isRolling = (condition: Condition): condition is Condition & { op: 'period' } =>
  condition.op === 'period' &&
  ('last' in condition.value || 'current' in condition.value || 'previous' in condition.value);

/** The one period of a filter that moves on with the days; null where there is none, or more than one. */
export function rollingPeriod(conditions: Condition[]): Period | null {
  const rolling = conditions.filter(isRolling);
  return rolling.length === 1 ? rolling[0]!.value : null;
}

/** The same filter with its rolling period standing at these days. */
export const fixedTo = (conditions: Condition[], days: Stretch): Condition[] =>
  conditions.map((condition) => (isRolling(condition) ? { ...condition, value: days } : condition));
