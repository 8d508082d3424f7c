import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import type { ExportTask } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';
import { progressPercent, sheetUrl } from './task.ts';

function task(change: Partial<ExportTask>): ExportTask {
  return {
    id: '1',
    configId: '2',
    configName: 'Заказы',
    exporter: 'customerorder',
    mode: 'upsert',
    dryRun: false,
    full: false,
    verify: false,
    trigger: 'manual',
    backfill: null,
    status: 'running',
    phase: 'reading',
    progress: { read: 0, written: 0, total: null },
    plan: null,
    result: null,
    hasDifference: false,
    error: null,
    warnings: [],
    spreadsheetUrl: '',
    moyskladIntegrationId: '4',
    googleIntegrationId: '5',
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

test('the sheet of the last run is opened, unless the export now goes elsewhere', () => {
  const config: ExportConfig = {
    id: '2',
    name: 'Заказы',
    exporter: 'customerorder',
    spreadsheetId: 'new',
    spreadsheetTitle: 'Продажи',
    spreadsheetUrl: 'https://docs.google.com/spreadsheets/d/new/edit',
    sheetTitle: 'Заказы',
    mode: 'upsert',
    columns: null,
    filter: null,
    conditions: [],
    options: { gone: 'remove', protect: false, trim: false, sort: [] },
    edition: 2,
    moyskladIntegrationId: '3',
    googleIntegrationId: '4',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    lastTask: null,
    freshAt: null,
  };
  const ran = (spreadsheetUrl: string) => sheetUrl({ ...config, lastTask: task({ spreadsheetUrl }) });
  assert.equal(sheetUrl(config), config.spreadsheetUrl);
  assert.equal(
    ran('https://docs.google.com/spreadsheets/d/new/edit#gid=7'),
    'https://docs.google.com/spreadsheets/d/new/edit#gid=7',
  );
  assert.equal(ran('https://docs.google.com/spreadsheets/d/old/edit#gid=7'), config.spreadsheetUrl);
});
