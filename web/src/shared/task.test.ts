import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportTask } from '../api/types.ts';
import { isActive, progressPercent } from './task.ts';

function task(change: Partial<ExportTask>): ExportTask {
  return {
    id: '1',
    configId: '2',
    configName: 'Заказы',
    exporter: 'customerorder',
    mode: 'upsert',
    dryRun: false,
    full: false,
    status: 'running',
    phase: 'reading',
    progress: { read: 0, written: 0, total: null },
    result: null,
    error: null,
    warnings: [],
    spreadsheetUrl: '',
    createdAt: '2026-01-01T00:00:00Z',
    startedAt: null,
    finishedAt: null,
    requestId: '3',
    ...change,
  };
}

test('progress is unknown without a total, never above 100, and whole when done', () => {
  assert.equal(progressPercent(task({})), null);
  assert.equal(progressPercent(task({ progress: { read: 999, written: 0, total: 1000 } })), 99);
  assert.equal(progressPercent(task({ progress: { read: 1005, written: 0, total: 1000 } })), 100);
  assert.equal(progressPercent(task({ progress: { read: 0, written: 0, total: 0 } })), 100);
  assert.equal(progressPercent(task({ status: 'done' })), 100);
});

test('a task being cancelled is still active, a cancelled one is not', () => {
  assert.equal(isActive(task({ status: 'cancelling' })), true);
  assert.equal(isActive(task({ status: 'cancelled' })), false);
  assert.equal(isActive(null), false);
});
