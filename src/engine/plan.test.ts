import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableState } from '../protocol/index.ts';
import type { Checkpoint } from './checkpoint.ts';
import { planStart } from './plan.ts';
import type { Reason } from './plan-view.ts';

/** Where a run begins, and why: every reason, and what comes before what. */
const now = new Date('2026-06-01T12:00:00Z');
const cursor = { updated: '2026-05-31 10:00:00.000', id: 'x', ties: 2 };
const wanted = { exporter: 'customerorder', filter: 'f', mode: 'upsert' as const, columns: 'c', names: 'n' };
const state: TableState = {
  ...wanted,
  rows: 10,
  gone: 0,
  cursor,
  complete: true,
  at: '2026-05-31T10:00:00Z',
};
const checkpoint: Checkpoint = {
  pass: 'incremental',
  cursor,
  columns: 'c',
  filter: 'f',
  rows: 10,
  keptOut: 0,
};
const usual = {
  state: state as TableState | null,
  rows: 10,
  mixed: false,
  wanted: wanted as Parameters<typeof planStart>[0]['wanted'],
  checkpoint: null as Checkpoint | null,
  full: false,
  ordered: true,
  chosenHere: false,
  staged: false,
  renamed: false,
  bulkChangeMs: 5 * 60_000,
  now,
};
const append = { ...wanted, mode: 'append' as const };
const days = (count: number) => new Date(now.getTime() - count * 24 * 3_600_000).toISOString();

const cases: [string, Reason, Partial<typeof usual>][] = [
  ['a complete table of the same make', 'changes-only', {}],
  ['an interrupted run', 'resumed', { checkpoint }],
  ['an interrupted run, whatever is asked besides', 'resumed', { checkpoint, full: true }],
  [
    'an interrupted run that had reached no place',
    'changes-only',
    { checkpoint: { ...checkpoint, cursor: null } },
  ],
  ['an interrupted run of a source without an order', 'no-cursor', { checkpoint, ordered: false }],
  ['an interrupted run whose rows were deleted', 'rows-missing', { checkpoint, rows: 9 }],
  ['the same, appending', 'resumed', { checkpoint, rows: 9, wanted: append }],
  ['an interrupted run, rows mixed up', 'rows-mixed', { checkpoint, mixed: true }],
  ['everything was asked for', 'asked', { full: true }],
  ['asked for comes before a whole table', 'asked', { full: true, staged: true }],
  ['a table made anew', 'whole-table', { staged: true }],
  ['a source without an order', 'no-cursor', { ordered: false }],
  ['rows chosen after reading', 'row-filter', { chosenHere: true }],
  ['rows chosen after reading, appending', 'changes-only', { chosenHere: true, wanted: append }],
  ['no table yet', 'first-run', { state: null }],
  ['a table without a place', 'first-run', { state: { ...state, cursor: null } }],
  ['the table of another exporter', 'first-run', { state: { ...state, exporter: 'demand' } }],
  ['another filter', 'filter-changed', { state: { ...state, filter: 'g' } }],
  ['other columns', 'columns-changed', { state: { ...state, columns: 'd' } }],
  ['another name of a state', 'names-changed', { state: { ...state, names: 'm' } }],
  ['names were not noted yet', 'changes-only', { state: { ...state, names: undefined } }],
  ['another name, appending', 'changes-only', { state: { ...state, names: 'm' }, wanted: append }],
  ['a table that was appended to', 'mode-changed', { state: { ...state, mode: 'append' } }],
  [
    'a table that was appended to, and is',
    'changes-only',
    { state: { ...state, mode: 'append' }, wanted: append },
  ],
  ['rows deleted by a person', 'rows-missing', { rows: 9 }],
  ['more rows than were noted', 'rows-missing', { rows: 11 }],
  ['rows deleted by a person, appending', 'changes-only', { rows: 9, wanted: append }],
  ['an emptied table, appending', 'rows-missing', { rows: 0, wanted: append }],
  ['a table that never had rows', 'changes-only', { rows: 0, state: { ...state, rows: 0 } }],
  ['cells beside other keys', 'rows-mixed', { mixed: true }],
  ['thirty days and a little', 'long-silence', { state: { ...state, at: days(30.01) } }],
  ['not yet thirty days', 'changes-only', { state: { ...state, at: days(29.99) } }],
  ['a full reading that was cut off', 'resumed', { state: { ...state, complete: false } }],
];

for (const [what, reason, more] of cases) {
  test(`${reason}: ${what}`, () => {
    const start = planStart({ ...usual, ...more });
    assert.equal(start.reason, reason);
    assert.equal(start.resumed, reason === 'resumed');
    if (reason === 'changes-only')
      assert.deepEqual(
        [start.pass, start.cursor],
        ['incremental', { updated: '2026-05-31 09:55:00.000', id: '', ties: 0 }],
        'from five minutes before the place reached',
      );
    else if (reason === 'resumed') assert.deepEqual(start.cursor, cursor, 'from the very place');
    else assert.deepEqual([start.pass, start.cursor], ['full', null], 'from the beginning');
  });
}
