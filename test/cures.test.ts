import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemKinds } from '../scripts/error-docs.ts';
import { CURES } from '../web/src/features/tasks/cures.ts';

/** The rooms that a run goes through. */
const ROOMS = /^src\/(catalogue|engine|exports|integrations|moysklad|sheets|platform\/outgoing)\//;

/** Told by their own pages only: no run ever meets them. */
const OF_PAGES = [
  'export-config-missing',
  'export-task-missing',
  'difference-missing',
  'export-already-running',
  'sheet-used',
  'integration-in-use',
  'google-consent-over',
  'google-pending-missing',
  'google-wrong-code',
  'integration-duplicate',
];

test('every problem that a run may fail with has its cure, and no cure is for nothing', async () => {
  const kinds = (await problemKinds()).filter(({ path }) => ROOMS.test(path));
  // A status of 200 marks a remark, which fails nothing.
  const codes = new Set(kinds.filter(({ kind }) => kind.status !== 200).map(({ kind }) => kind.code));
  const met = [...codes].filter((code) => !OF_PAGES.includes(code)).sort();
  assert.deepEqual(Object.keys(CURES).sort(), met);
});
