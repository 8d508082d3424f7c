import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { auth, drive } from '@googleapis/drive';
import { GoogleSpreadsheet } from 'google-spreadsheet';
import { type GoogleSandbox, openGoogle } from './index.ts';
import { Quota } from './sheets/quota.ts';
import { clientOf, OWNER, openBook, refused, SPREADSHEETS } from './testing.ts';

const GUEST = 'boris@example.com';
const DRIVE = 'https://www.googleapis.com/auth/drive';
const DRIVE_FILE = 'https://www.googleapis.com/auth/drive.file';

function driveOf(google: GoogleSandbox, email: string, scope = DRIVE) {
  const account = new auth.OAuth2();
  account.setCredentials({ access_token: google.issueToken(email, [scope]) });
  return drive({ version: 'v3', auth: account, rootUrl: `${google.driveUrl}/`, retry: false });
}

describe('sharing', () => {
  let google: GoogleSandbox;
  before(async () => {
    google = await openGoogle({ port: 0, quotas: false });
  });
  after(() => google.close());

  test('a spreadsheet opens as far as it is shared', async () => {
    const { id } = google.createSpreadsheet({ title: 'Т', owner: OWNER });
    const guest = clientOf(google, GUEST).spreadsheets;
    const write = () =>
      guest.values.update({
        spreadsheetId: id,
        range: 'A1',
        valueInputOption: 'RAW',
        requestBody: { values: [[1]] },
      });
    const denied = await refused(guest.get({ spreadsheetId: id }));
    assert.deepEqual(denied, {
      code: 403,
      message: 'The caller does not have permission',
      status: 'PERMISSION_DENIED',
    });
    google.share(id, GUEST, 'reader');
    assert.equal((await guest.get({ spreadsheetId: id })).data.properties?.title, 'Т');
    assert.equal((await refused(write())).code, 403);
    google.share(id, GUEST, 'writer');
    assert.equal((await write()).data.updatedCells, 1);
    google.unshare(id, GUEST);
    assert.equal((await refused(write())).code, 403);
    const unknown = await refused(guest.get({ spreadsheetId: 'nobody-has-this' }));
    assert.deepEqual(unknown, { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' });
  });

  test('tokens need to be alive and to carry the scope', async () => {
    const { id } = google.createSpreadsheet({ title: 'Т', owner: OWNER });
    const readonly = clientOf(google, OWNER, [`${SPREADSHEETS}.readonly`]).spreadsheets;
    await readonly.get({ spreadsheetId: id });
    const requestBody = { requests: [{ addSheet: {} }] };
    const scope = await refused(readonly.batchUpdate({ spreadsheetId: id, requestBody }));
    assert.equal(scope.code, 403);
    assert.equal(scope.details?.[0]?.reason, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT');
    google.revoke(OWNER);
    const expired = await refused(readonly.get({ spreadsheetId: id }));
    assert.deepEqual([expired.code, expired.status], [401, 'UNAUTHENTICATED']);
    assert.match(
      expired.message,
      /^Request had invalid authentication credentials\. Expected OAuth 2 access token/,
    );
  });

  test('drive.file opens the files its application made, and no others', async () => {
    const { id } = google.createSpreadsheet({ title: 'Чужая', owner: OWNER });
    const client = clientOf(google, OWNER, [DRIVE_FILE]).spreadsheets;
    assert.equal((await refused(client.get({ spreadsheetId: id }))).code, 404);
    const created = await client.create({ requestBody: { properties: { title: 'Своя', locale: 'ru_RU' } } });
    const again = await client.get({ spreadsheetId: created.data.spreadsheetId ?? '' });
    assert.equal(again.data.sheets?.[0]?.properties?.gridProperties?.columnCount, 26);
    const listed = await driveOf(google, OWNER, DRIVE_FILE).files.list({
      q: "name contains 'своя' and trashed = false",
    });
    assert.deepEqual(
      listed.data.files?.map(({ name }) => name),
      ['Своя'],
    );
  });

  test('Drive lists by pages, copies with tags, shares and deletes', async () => {
    const mine = driveOf(google, 'vera@example.com');
    const names = ['Отчёт 1', 'Отчёт 2', 'Отчёт 3'];
    const ids = names.map((title) => google.createSpreadsheet({ title, owner: 'vera@example.com' }).id);
    const q =
      "mimeType='application/vnd.google-apps.spreadsheet' and name contains 'отчёт' and trashed=false";
    const first = await mine.files.list({ q, pageSize: 2 });
    const second = await mine.files.list({ q, pageSize: 2, pageToken: first.data.nextPageToken ?? '' });
    const seen = [...(first.data.files ?? []), ...(second.data.files ?? [])].map(({ name }) => name);
    assert.deepEqual(seen.sort(), names);
    assert.equal(second.data.nextPageToken, undefined);

    const fileId = ids[0]!;
    google.spreadsheet(fileId).apply({
      createDeveloperMetadata: {
        developerMetadata: { metadataKey: 'k', location: { spreadsheet: true }, visibility: 'DOCUMENT' },
      },
    });
    const copy = await mine.files.copy({ fileId, requestBody: { name: 'Копия' } });
    assert.equal(google.spreadsheet(copy.data.id ?? '').metadata.length, 1);

    const guest = driveOf(google, GUEST);
    assert.match((await refused(guest.files.get({ fileId }))).message, /^File not found: /);
    const permission = await mine.permissions.create({
      fileId,
      requestBody: { type: 'user', role: 'reader', emailAddress: GUEST },
    });
    const shared = await guest.files.get({ fileId, fields: 'name,capabilities(canEdit)' });
    assert.deepEqual(shared.data, { name: 'Отчёт 1', capabilities: { canEdit: false } });
    assert.equal((await refused(guest.files.delete({ fileId }))).code, 403);
    await mine.permissions.delete({ fileId, permissionId: permission.data.id ?? '' });
    assert.equal((await refused(guest.files.get({ fileId }))).code, 404);
    assert.equal(
      (await refused(mine.files.get({ fileId, fields: 'naem' }))).message,
      'Invalid field selection naem',
    );
    await mine.files.delete({ fileId });
    assert.equal((await refused(mine.files.get({ fileId }))).code, 404);
    const about = await mine.about.get({ fields: 'user(emailAddress)' });
    assert.deepEqual(about.data, { user: { emailAddress: 'vera@example.com' } });
  });
});

describe('quotas', () => {
  test('each user has 60 requests a minute and all together 300', () => {
    const quota = new Quota();
    const spend = (count: number, user: string, now: number) => {
      for (let index = 0; index < count; index += 1) quota.spend('read', user, now);
    };
    spend(60, 'a', 0);
    assert.throws(() => spend(1, 'a', 59_999), /Read requests per minute per user/);
    quota.spend('write', 'a', 59_999);
    for (const user of ['b', 'c', 'd', 'e']) spend(60, user, 0);
    assert.throws(() => spend(1, 'f', 0), /limit 'Read requests per minute' of service/);
    spend(60, 'a', 60_000);
  });

  test('the refusal names metric, limit and value; quotaUser tells users apart', async () => {
    const { google, id, client } = await openBook({ quotas: true });
    try {
      const get = (quotaUser?: string) =>
        client.spreadsheets.get({ spreadsheetId: id, fields: 'spreadsheetId', quotaUser });
      // The minute may turn once while this runs: two minutes' worth of requests certainly meets the limit.
      let passed = 0;
      let error: Awaited<ReturnType<typeof refused>> | undefined;
      while (!error && passed <= 120) {
        error = await get().then(
          () => undefined,
          (reason: { response: { data: { error: Awaited<ReturnType<typeof refused>> } } }) =>
            reason.response.data.error,
        );
        if (!error) passed += 1;
      }
      assert.ok(passed >= 60);
      assert.deepEqual([error?.code, error?.status], [429, 'RESOURCE_EXHAUSTED']);
      const metadata = error?.details?.[0]?.metadata;
      assert.equal(metadata?.quota_metric, 'sheets.googleapis.com/read_requests');
      assert.equal(metadata?.quota_limit, 'ReadRequestsPerMinutePerUser');
      assert.equal(metadata?.quota_limit_value, '60');
      assert.equal((await get('another')).status, 200);
    } finally {
      await google.close();
    }
  });
});

test('the npm package google-spreadsheet works with it', async () => {
  const google = await openGoogle({ port: 0 });
  try {
    const { id } = google.createSpreadsheet({ title: 'Клиент', owner: OWNER });
    const document = new GoogleSpreadsheet(id, { token: google.issueToken(OWNER, [SPREADSHEETS]) });
    Object.assign(document, {
      sheetsApi: document.sheetsApi.extend({ prefix: `${google.sheetsUrl}/v4/spreadsheets/${id}` }),
    });
    await document.loadInfo();
    assert.equal(document.title, 'Клиент');
    const sheet = await document.addSheet({ title: 'Заказы/2024', headerValues: ['имя', 'сумма'] });
    await sheet.addRows([
      { имя: 'Анна', сумма: 10 },
      { имя: 'Борис', сумма: 20.5 },
    ]);
    const rows = await sheet.getRows<{ имя: string; сумма: string }>();
    assert.deepEqual(
      rows.map((row) => [row.get('имя'), row.get('сумма')]),
      [
        ['Анна', '10'],
        ['Борис', '20,5'],
      ],
    );
    await sheet.loadCells('A1:B3');
    const cell = sheet.getCellByA1('B3');
    assert.equal(cell.value, 20.5);
    cell.value = 21;
    cell.textFormat = { bold: true };
    await sheet.saveUpdatedCells();
    const book = google.spreadsheet(id);
    assert.deepEqual(book.values('Заказы/2024'), [
      ['имя', 'сумма'],
      ['Анна', 10],
      ['Борис', 21],
    ]);
    assert.equal(book.format("'Заказы/2024'!B3")?.textFormat?.bold, true);
    await sheet.clearRows({ start: 2, end: 2 });
    assert.deepEqual(book.values('Заказы/2024'), [['имя', 'сумма'], [], ['Борис', 21]]);
    await sheet.delete();
    assert.equal(book.sheets.length, 1);
  } finally {
    await google.close();
  }
});
