import type { Condition } from '../../filter/conditions.ts';

/** What templates are made of. */

export const money = { type: 'money' as const };
export const number = { type: 'number' as const };

type Within = { last: number; unit: 'day' | 'month' } | { current: 'month' };

/** The documents of a period; a report has a `period` in place of a document's `moment`. */
export const within = (value: Within, field = 'moment'): Condition => ({ field, op: 'period', value });
export const threeMonths = within({ last: 3, unit: 'month' });
export const thisMonth = within({ current: 'month' });

/** Documents that are posted (проведены). */
export const posted: Condition = { field: 'applicable', op: 'is', value: true };
