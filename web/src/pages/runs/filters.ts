/** Which runs are looked for, as it stands in the page's address: a reload, a bookmark and «back» keep it. */
import type { TaskQuery } from '../../api/exportTasks.ts';
import { allOf } from '../../shared/allOf.ts';

export const OUTCOMES = allOf<NonNullable<TaskQuery['outcome']>>()([
  'failed',
  'differs',
  'done',
  'active',
  'cancelled',
]);
export const TRIGGERS = allOf<NonNullable<TaskQuery['trigger']>>()([
  'manual',
  'schedule',
  'webhook',
  'poll',
  'sweep',
  'scenario',
  'button',
]);

/** What is absent narrows nothing. */
export interface Filters {
  /** Id of an export. */
  export?: string;
  outcome?: (typeof OUTCOMES)[number];
  trigger?: (typeof TRIGGERS)[number];
  /** Days in the reader's zone, `2026-01-31`; both are included. */
  from?: string;
  to?: string;
}

/** The filters that an address names; whatever else it says is left out. */
export function filtersInSearch(search: Record<string, unknown>): Filters {
  const text = (value: unknown, shape: RegExp) =>
    typeof value === 'string' && shape.test(value) ? value : undefined;
  const known = {
    export: text(search.export, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
    outcome: OUTCOMES.find((outcome) => outcome === search.outcome),
    trigger: TRIGGERS.find((trigger) => trigger === search.trigger),
    from: isDay(search.from) ? search.from : undefined,
    to: isDay(search.to) ? search.to : undefined,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** The filters as the API takes them. */
export function toQuery({ export: configId, outcome, trigger, from, to }: Filters): TaskQuery {
  return {
    ...(configId && { configId }),
    ...(outcome && { outcome }),
    ...(trigger && { trigger }),
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) }),
  };
}

/** A day of the calendar whose year the API takes. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[1-8]\d{3}-\d\d-\d\d$/.test(value)) return false;
  return new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;
}

/** The first moment of a day, or of one some days later, in the reader's zone. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
