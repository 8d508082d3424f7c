import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ExportTask } from '../../api/exportTasks.ts';
import { accountToMend, CURES, nextStep } from './cures.ts';

/** The rooms that a run goes through. */
const ROOMS = /^src\/(catalogue|engine|exports|integrations|moysklad|sheets|platform\/outgoing)\//;

/** Told by their own pages only: no run ever meets them. */
const OF_PAGES = [
  'export-config-missing',
  'export-config-changed',
  'export-task-missing',
  'difference-missing',
  'export-already-running',
  'sheet-used',
  'integration-in-use',
  'google-consent-over',
  'google-pending-missing',
  'google-wrong-code',
  'integration-duplicate',
  'no-backfill',
  'export-task-not-failed',
];

/** Told by the page of webhooks: runs make none. */
const ofWebhooks = (code: string) => code.startsWith('webhooks-');

test('every problem that a run may fail with has its cure, and no cure is for nothing', () => {
  // The list is written from the code, and a test fails while it is not current.
  const list = readFileSync(new URL('../../../../docs/ERRORS.md', import.meta.url), 'utf8');
  const codes = new Set<string>();
  for (const room of list.split('\n## ').filter((part) => ROOMS.test(part)))
    for (const [, code = ''] of room.matchAll(/^\| `([\w-]+)` \| \d/gm)) codes.add(code);
  assert.ok(codes.size > 60);
  const met = [...codes].filter((code) => !OF_PAGES.includes(code) && !ofWebhooks(code)).sort();
  assert.deepEqual(Object.keys(CURES).sort(), met);
});

test('the next step: the cure of what failed, what follows from a look, else the sheet', () => {
  const result = { rowsRead: 5, rowsAppended: 5, rowsUpdated: 0, rowsUnchanged: 0, rowsDeleted: 0 };
  const step = (change: object) =>
    nextStep({
      status: 'done',
      dryRun: false,
      verify: false,
      result,
      plan: { pass: 'full' },
      error: null,
      warnings: [],
      ...change,
    } as unknown as ExportTask);
  const failed = (code: string) => step({ status: 'failed', result: null, error: { code } });
  assert.equal(step({}), 'sheet');
  assert.equal(step({ dryRun: true }), 'run');
  assert.equal(step({ verify: true }), 'full');
  assert.equal(step({ status: 'cancelled', result: null }), 'run');
  assert.equal(step({ result: { ...result, rowsAppended: 0 } }), 'rows');
  assert.equal(failed('moysklad-token'), 'connections');
  assert.equal(failed('spreadsheet-not-shared'), 'sheet');
  assert.equal(failed('formula-unknown-column'), 'columns');
  assert.equal(failed('a code of a newer server'), 'run');
});

test('the account to be mended: the one that the problem is of, else the one that is lost', () => {
  const of = (code: string, lost?: string) =>
    accountToMend(
      {
        error: { code, title: '', detail: '' },
        moyskladIntegrationId: 'm',
        googleIntegrationId: 'g',
      },
      ['other', 'm', 'g'].map((id) => ({ id, status: id === lost || id === 'other' ? 'reconnect' : 'ok' })),
    );
  assert.equal(of('moysklad-token'), 'm');
  assert.equal(of('another-account'), 'm');
  assert.equal(of('google-credentials', 'm'), 'g');
  assert.equal(of('integration-reconnect', 'g'), 'g');
  assert.equal(of('integration-reconnect', 'm'), 'm');
  assert.equal(of('integration-reconnect'), undefined, 'it was connected again meanwhile');
});
