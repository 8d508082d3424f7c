import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../../sandbox/google/index.ts';
import { MemoryBudgets, openLimits } from '../../platform/limits/limits.ts';
import { serviceAccount, serviceAccountSchema } from '../client/auth.ts';
import { openSheetsClient, type SheetsClient } from '../client/client.ts';
import { TAG } from '../layout/view.ts';
import { Committer } from './commit.ts';

let google: GoogleSandbox;
let client: SheetsClient;
let spreadsheetId: string;

before(async () => {
  google = await openGoogle({ port: 0 });
  const key = google.serviceAccount('skladno');
  client = openSheetsClient({
    credentials: serviceAccount(serviceAccountSchema.parse(key)),
    sheetsUrl: google.url,
    driveUrl: google.url,
    limits: openLimits(new MemoryBudgets()),
    retryPauseMs: 1,
  });
});
after(() => google.close());
beforeEach(() => {
  google.faults.clear();
  const shareWith = [{ email: client.account, role: 'writer' as const }];
  spreadsheetId = google.createSpreadsheet({ title: 'x', owner: 'o@example.com', shareWith }).id;
});

const rowsOf = () => google.spreadsheet(spreadsheetId).sheets[0]?.gridProperties.rowCount;
const sheetId = () => google.spreadsheet(spreadsheetId).sheets[0]?.sheetId ?? 0;
const marks = () =>
  google.spreadsheet(spreadsheetId).metadata.filter((tag) => tag.metadataKey === TAG.commit).length;
const addRows = (length: number) => () => [
  { appendDimension: { sheetId: sheetId(), dimension: 'ROWS', length } },
];

test('a change whose answer was lost is applied once', async () => {
  const committer = new Committer(client, spreadsheetId, 1);
  committer.own(sheetId(), []);
  google.faults.add({ fault: { kind: 'cut-after' }, path: ':batchUpdate', times: 1 });
  await committer.commit(addRows(7));
  assert.equal(rowsOf(), 1007);
});

test('a change that never arrived is tried again', async () => {
  const committer = new Committer(client, spreadsheetId, 1);
  committer.own(sheetId(), []);
  google.faults.add({ fault: { kind: 'cut-before' }, path: ':batchUpdate', times: 2 });
  google.faults.add({ fault: { kind: 'status', status: 503, html: true }, path: ':batchUpdate', times: 1 });
  await committer.commit(addRows(7));
  assert.equal(rowsOf(), 1007);
});

test('a lost try that is applied late is refused by its mark', async () => {
  const committer = new Committer(client, spreadsheetId, 1);
  committer.own(sheetId(), []);
  const sent: object[][] = [];
  const late: SheetsClient = {
    ...client,
    batchUpdate: async (id, requests) => {
      sent.push(requests);
      return client.batchUpdate(id, requests);
    },
  };
  const watched = new Committer(late, spreadsheetId, 1);
  watched.own(sheetId(), []);
  await watched.commit(addRows(7));
  await assert.rejects(client.batchUpdate(spreadsheetId, sent[0] ?? []), 'the same batch again');
  assert.equal(rowsOf(), 1007);
});

test('marks do not pile up, and those of other sheets are left alone', async () => {
  const committer = new Committer(client, spreadsheetId, 1);
  committer.own(sheetId(), []);
  const other = new Committer(client, spreadsheetId, 1);
  other.own(424242, []);
  await other.commit(addRows(1));
  for (let i = 0; i < 5; i++) await committer.commit(addRows(1));
  assert.equal(marks(), 2);
});
