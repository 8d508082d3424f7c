import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Period, Stretch } from '../catalogue/index.ts';
import { canBackfill, missedDays } from './missed-days.ts';

const cases: {
  name: string;
  period: Period;
  ran: string[];
  backfills?: Stretch[];
  /** Runs of before this day are forgotten. */
  known?: string;
  /** In another table. */
  elsewhere?: string[];
  today: string;
  missed: string;
}[] = [
  {
    name: 'yesterday, each day: days after which it did not run',
    period: { previous: 'day' },
    ran: ['2026-03-02', '2026-03-03', '2026-03-06', '2026-03-08'],
    today: '2026-03-08',
    missed: '2026-03-03..2026-03-04 2026-03-06',
  },
  {
    name: 'days of which the runs are forgotten were not missed',
    period: { previous: 'day' },
    ran: ['2026-03-06', '2026-03-08'],
    backfills: [{ from: '2026-02-01', to: '2026-02-02' }],
    known: '2026-03-05',
    today: '2026-03-08',
    missed: '2026-03-06',
  },
  {
    name: 'what the next run reads anyway was not missed',
    period: { last: 7, unit: 'day' },
    ran: ['2026-03-01'],
    today: '2026-03-07',
    missed: '',
  },
  {
    name: 'longer than its period it did not run; the day of the last run was not over then',
    period: { last: 7, unit: 'day' },
    ran: ['2026-03-01'],
    today: '2026-03-20',
    missed: '2026-03-01..2026-03-13',
  },
  {
    name: 'the end of a month is missed by who read the month up to then',
    period: { current: 'month' },
    ran: ['2026-03-01', '2026-03-29', '2026-04-01'],
    today: '2026-04-05',
    missed: '2026-03-29..2026-03-31',
  },
  {
    name: 'a month of which nothing ran',
    period: { previous: 'month' },
    ran: ['2026-01-01', '2026-03-01'],
    today: '2026-03-20',
    missed: '2026-01-01..2026-01-31',
  },
  {
    name: 'what was made up for is missed no more',
    period: { previous: 'day' },
    ran: ['2026-03-02', '2026-03-08'],
    backfills: [{ from: '2026-03-03', to: '2026-03-06' }],
    today: '2026-03-08',
    missed: '2026-03-02',
  },
  {
    name: 'what filled another table is missed in this one',
    period: { previous: 'day' },
    elsewhere: ['2026-03-02', '2026-03-03'],
    ran: ['2026-03-06'],
    today: '2026-03-08',
    missed: '2026-03-01..2026-03-04 2026-03-06',
  },
  {
    name: 'it never ran: nothing is missed yet',
    period: { previous: 'day' },
    ran: [],
    today: '2026-03-08',
    missed: '',
  },
  {
    name: 'over the end of winter and of a year, days are days',
    period: { previous: 'week' },
    ran: ['2026-12-21', '2027-01-11'],
    today: '2027-01-12',
    missed: '2026-12-21..2027-01-03',
  },
  {
    name: 'a period longer than anybody looks back is read whole by each run',
    period: { last: 3650, unit: 'month' },
    ran: ['2026-01-01'],
    today: '2026-03-08',
    missed: '',
  },
];

for (const { name, period, ran, backfills = [], elsewhere = [], today, known, missed } of cases)
  test(name, () => {
    const done = [
      ...ran.map((day) => ({ day, backfill: null, elsewhere: false })),
      ...elsewhere.map((day) => ({ day, backfill: null, elsewhere: true })),
      ...backfills.map((backfill) => ({ day: '2026-03-07', backfill, elsewhere: false })),
    ];
    const found = missedDays(period, done, today, known);
    const words = found.map(({ from, to }) => (from === to ? from : `${from}..${to}`));
    assert.equal(words.join(' '), missed);
  });

test('days are made up for where one period moves on and rows stay', () => {
  const rolling = { field: 'moment', op: 'period', value: { previous: 'day' } };
  const fixed = { field: 'moment', op: 'period', value: { from: '2026-01-01' } };
  const config = (mode: 'append' | 'upsert' | 'replace', conditions: object[], gone = 'remove') => ({
    ...{ mode, conditions, options: { gone } },
  });
  assert.ok(canBackfill(config('append', [rolling, fixed])));
  assert.ok(canBackfill(config('upsert', [rolling], 'keep')));
  assert.ok(!canBackfill(config('upsert', [rolling])), 'its rows go with their days');
  assert.ok(!canBackfill(config('replace', [rolling], 'keep')));
  assert.ok(!canBackfill(config('append', [fixed])), 'nothing moves on');
  assert.ok(!canBackfill(config('append', [rolling, { ...rolling, field: 'created' }])), 'which of both?');
});
