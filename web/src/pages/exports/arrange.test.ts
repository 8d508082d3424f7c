import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import { findExports, sortExports } from './arrange.ts';

const run = (status: string, createdAt: string, more: object = {}) => ({
  ...{ status, createdAt, dryRun: false, verify: false, result: null, plan: null, error: null, warnings: [] },
  ...more,
});
const drift = { rowsAppended: 5000, rowsUpdated: 0, rowsDeleted: 0, rowsUnchanged: 1 };
const make = (id: string, name: string, lastTask: object | null): ExportConfig =>
  ({
    id,
    name,
    exporter: id,
    spreadsheetTitle: 'Продажи',
    sheetTitle: `Лист ${id}`,
    lastTask,
  }) as ExportConfig;
const all = [
  make('1', 'Ёлки', run('done', '2026-01-01T00:00:00Z')),
  make('2', 'Заказы 10', run('failed', '2026-01-03T00:00:00Z')),
  make('3', 'Заказы 9', null),
  make('4', 'Склад', run('done', '2026-01-02T00:00:00Z', { verify: true, result: drift })),
];
const schedules = [
  { configId: '1', nextAt: '2026-02-02T00:00:00Z' },
  { configId: '4', nextAt: '2026-02-03T00:00:00Z' },
  { configId: '4', nextAt: '2026-02-01T00:00:00Z' },
  { configId: '2', nextAt: null },
];
const ids = (configs: ExportConfig[]) => configs.map(({ id }) => id).join('');
const sorted = (order: Parameters<typeof sortExports>[1]) => ids(sortExports(all, order, schedules, 'ru'));

test('an export is found by its name, by what it takes and by where it goes', () => {
  const found = (words: string) =>
    ids(findExports(all, words, ({ id }) => (id === '4' ? 'Остатки' : 'Заказы')));
  assert.equal(found('елки'), '1');
  assert.equal(found('ОСТАТКИ'), '4');
  assert.equal(found('лист 3'), '3');
  assert.equal(found('продажи'), '1234');
  assert.equal(found('продажи нет'), '');
  assert.equal(found('  '), '1234');
});

test('the list is sorted, what has no such thing stands last, and alike ones stay as they were made', () => {
  assert.equal(sorted('made'), '1234');
  assert.equal(sorted('name'), '1324', 'numbers by their size');
  assert.equal(sorted('lastRun'), '2413');
  assert.equal(sorted('nextRun'), '4123');
  assert.equal(sorted('state'), '2413', 'what failed, then what differs');
  assert.equal(ids(all), '1234', 'the list itself is as it was');
});
