import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facts as moysklad } from '../moysklad/facts.ts';
import type { Reading } from '../protocol/index.ts';
import { facts as sheets } from '../sheets/facts.ts';
import { chooseStrategy, estimateCost } from './cost.ts';

const budget = { units: 45, perMs: 3000, parallel: 5 };
const source = { facts: moysklad, budget, requests: 3 };
const reading: Reading = {
  path: '/entity/customerorder',
  conditions: [],
  params: {},
  headers: {},
  order: 'updated',
  answer: 'rows',
  async: false,
  weight: 1,
  lines: null,
  opensLines: true,
  expand: ['agent', 'organization', 'store', 'project', 'contract', 'salesChannel', 'owner', 'group'],
};

test('few objects come with their links opened, many in large pages', () => {
  assert.deepEqual(chooseStrategy(reading, 100, source), { pages: 'opened', parallel: 1 });
  assert.equal(chooseStrategy(reading, 900, source).pages, 'opened');
  assert.deepEqual(chooseStrategy(reading, 100_000, source), { pages: 'large', parallel: 5 });
});

test('nothing to open: large pages, however few', () => {
  assert.equal(chooseStrategy({ ...reading, expand: [] }, 100, source).pages, 'large');
});

test('lines come only with opened pages', () => {
  const lines = { ...reading, lines: 'positions' };
  assert.deepEqual(chooseStrategy(lines, 100_000, source), { pages: 'opened', parallel: 5 });
});

test('a long answer is prepared in the background where the source offers it and no order of changes is lost', () => {
  const report = { ...reading, order: 'none' as const, async: true, expand: [] };
  assert.equal(chooseStrategy(report, 100_000, source).pages, 'async');
  assert.equal(chooseStrategy(report, 3000, source).pages, 'large');
  assert.equal(chooseStrategy({ ...report, order: 'updated' }, 100_000, source).pages, 'large');
});

test('an unknown number of objects, and an answer that is one call', () => {
  const array = { ...reading, answer: 'array' as const, order: 'none' as const, expand: [] };
  const strategy = chooseStrategy(array, null, source);
  assert.deepEqual(strategy, { pages: 'large', parallel: 1 });
  const estimate = estimateCost({
    reading: array,
    strategy,
    objects: null,
    columns: 5,
    source: { ...source, requests: 1 },
    destination: sheets,
    dryRun: true,
  });
  assert.deepEqual([estimate.moysklad, estimate.sheets.write], [2, 0]);
});

test('the estimate counts calls, writes and the time that budget and answers allow', () => {
  const strategy = chooseStrategy(reading, 100_000, source);
  const plan = {
    reading,
    strategy,
    objects: 100_000,
    columns: 37,
    source,
    destination: sheets,
    dryRun: false,
  };
  const estimate = estimateCost(plan);
  assert.equal(estimate.moysklad, 3 + 100 + 8 + 10);
  assert.ok(estimate.sheets.write > 25 && estimate.sheets.write < 45, String(estimate.sheets.write));
  assert.ok(estimate.seconds >= (estimate.moysklad / 45) * 3);
  assert.ok(
    estimateCost({ ...plan, source: { ...source, budget: { ...budget, units: 11 } } }).seconds >
      estimate.seconds,
  );
});
