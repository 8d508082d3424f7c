import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { type Member, openTestApp, sheetOwner, type TestApp } from './support/app.ts';
import { atCall } from './support/calls.ts';
import { skladno } from './support/cli.ts';
import { runThroughDoubts } from './support/doubts.ts';
import { cellsUnder } from './support/sheet.ts';

/** Whatever is asked wrongly is refused in words that name the cure, in both languages, and nothing is half saved. */
const ORDERS = 2100;
const TOKEN = 'shop';
let app: TestApp;
let member: Member;
let spreadsheetId: string;
let closedId: string;

before(async () => {
  const size = { kind: 'app' as const, products: 5, counterparties: 30 };
  app = await openTestApp({
    accounts: [
      { name: 'shop', token: TOKEN, orders: ORDERS, ...size },
      { name: 'revoked', token: 'revoked', orders: ORDERS, ...size },
    ],
  });
  await app.application.worker.start();
  member = await app.company(TOKEN);
  spreadsheetId = member.spreadsheet();
  closedId = app.sandbox.google.createSpreadsheet({ title: 'Чужая', owner: sheetOwner }).id;
});
after(() => app.close());

const missingId = `1${'a'.repeat(43)}`;

/** Everything a spreadsheet is: sheets, sizes, marks, cells. */
function contents(id: string) {
  const book = app.sandbox.google.spreadsheet(id);
  const cells = book.sheets.map(({ title = '' }) => book.values(`'${title}'!A1:AZ50`, 'FORMULA'));
  return structuredClone({ sheets: book.sheets, marks: book.metadata, cells });
}

/** Fills a spreadsheet to its limit of 10,000,000 cells, but for about so many. */
function fill(id: string, free: number): void {
  const book = app.sandbox.google.spreadsheet(id);
  const [{ sheetId = 0 } = {}] = book.sheets;
  const length = Math.floor((10_000_000 - free) / 26) - 1000;
  book.apply({ appendDimension: { sheetId, dimension: 'ROWS', length } });
}

const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string().min(8),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
});

interface Expected {
  status: number;
  code: string;
  /** What the Russian and the English text must say. */
  ru: RegExp;
  en: RegExp;
  fields?: string[];
}

/** A call that is refused, in Russian and in English. */
async function refused(method: string, path: string, body: unknown, expected: Expected, headers = {}) {
  for (const language of ['ru', 'en'] as const) {
    const answer = await member.call(method, path, body, { 'accept-language': language, ...headers });
    const what = `${method} ${path} ${JSON.stringify(answer.body)}`;
    assert.equal(answer.status, expected.status, what);
    assert.match(answer.contentType, /^application\/problem\+json/);
    const problem = problemSchema.parse(answer.body);
    assert.deepEqual([problem.status, problem.code], [expected.status, expected.code]);
    assert.equal(problem.type, `https://skladno.app/problems/${expected.code}`);
    assert.match(`${problem.title}. ${problem.detail}`, expected[language]);
    assert.equal(/[а-яё]/i.test(problem.title), language === 'ru', problem.title);
    if (expected.fields)
      assert.deepEqual(
        problem.errors?.map(({ field }) => field),
        expected.fields,
      );
    assert.doesNotMatch(JSON.stringify(problem), new RegExp(`${TOKEN}\\b|PRIVATE KEY|\\{\\w+\\}`));
  }
}

const listed = async (path: string) => (await member.call('GET', path)).body.items as unknown[];

describe('an export that cannot be made', () => {
  const good = () => ({
    name: 'Заказы',
    exporter: 'customerorder',
    spreadsheetId,
    sheetTitle: 'Заказы',
    mode: 'upsert',
  });

  const cases: [string, () => object, Expected][] = [
    [
      'an unknown exporter',
      () => ({ exporter: 'orders' }),
      {
        status: 404,
        code: 'unknown-exporter',
        ru: /«orders» нет\. Выберите одну из: .*customerorder/,
        en: /no exporter “orders”\. Choose one of: .*customerorder/,
        fields: ['exporter'],
      },
    ],
    [
      'a column that does not exist',
      () => ({ columns: ['name', 'colour'] }),
      {
        status: 422,
        code: 'unknown-column',
        ru: /нет столбца «colour»\. Есть: .*moment/,
        en: /no column “colour”\. It has: .*moment/,
        fields: ['columns'],
      },
    ],
    [
      'a spreadsheet that is not shared',
      () => ({ spreadsheetId: closedId }),
      {
        status: 422,
        code: 'spreadsheet-not-shared',
        ru: /«Настройки доступа» и добавьте company-\S+@\S+ с ролью «Редактор»/,
        en: /press “Share” and add company-.+@.+ as an editor/,
      },
    ],
    [
      'a spreadsheet that does not exist',
      () => ({ spreadsheetId: missingId }),
      { status: 422, code: 'spreadsheet-missing', ru: /Проверьте ссылку/, en: /Check the link/ },
    ],
    [
      'not a link to a spreadsheet',
      () => ({ spreadsheetId: 'https://example.com/' }),
      {
        status: 422,
        code: 'bad-spreadsheet-link',
        ru: /скопируйте адрес целиком/,
        en: /copy the whole address/,
        fields: ['spreadsheetId'],
      },
    ],
    [
      'a filter on what the engine filters by itself',
      () => ({ filter: 'sum>100;updated>2026-01-01' }),
      {
        status: 422,
        code: 'bad-filter',
        ru: /«updated>2026-01-01» нельзя/,
        en: /“updated>2026-01-01” cannot/,
        fields: ['filter'],
      },
    ],
    [
      'a filter that MoySklad does not understand',
      () => ({ filter: 'colour=red' }),
      {
        status: 422,
        code: 'moysklad-request',
        ru: /Проверьте отбор.*colour/s,
        en: /Check the filter.*colour/s,
      },
    ],
    [
      'wrong types',
      () => ({ name: 5, mode: 'merge', columns: 'name', sheetTitle: ' ' }),
      {
        status: 400,
        code: 'bad-request',
        ru: /Исправьте поля/,
        en: /Correct the fields/,
        fields: ['name', 'sheetTitle', 'mode', 'columns'],
      },
    ],
    [
      'fields that are missing',
      () => ({ spreadsheetId: undefined, exporter: undefined }),
      {
        status: 400,
        code: 'bad-request',
        ru: /Исправьте поля/,
        en: /Correct the fields/,
        fields: ['exporter', 'spreadsheetId'],
      },
    ],
  ];
  for (const [name, wrong, expected] of cases) {
    test(name, async () => {
      const before = contents(spreadsheetId);
      await refused('POST', '/export-configs', { ...good(), ...wrong() }, expected);
      assert.deepEqual(await listed('/export-configs'), []);
      assert.deepEqual(contents(spreadsheetId), before);
    });
  }

  test('a change that does not fit leaves the export as it was', async () => {
    const config = await member.config({ spreadsheetId });
    for (const [, wrong, expected] of cases.slice(0, -1)) {
      await refused('PATCH', `/export-configs/${config.id}`, wrong(), expected);
    }
    assert.deepEqual((await member.call('GET', `/export-configs/${config.id}`)).body, config);
    await refused(
      'POST',
      '/export-configs',
      { ...good(), name: 'Ещё', sheetTitle: 'ЗАКАЗЫ' },
      {
        status: 409,
        code: 'sheet-used',
        ru: /уже пишет выгрузка «Заказы»\. Выберите другой лист/,
        en: /“Заказы” already writes .* Choose another sheet/,
        fields: ['sheetTitle'],
      },
    );
    const twice = { ...good(), sheetTitle: 'Двое' };
    const make = () => member.call('POST', '/export-configs', twice);
    const answers = await Promise.all(Array.from({ length: 8 }, make));
    const told = answers.map(({ status, body }) => body.code ?? status).sort();
    assert.deepEqual(told, [201, ...Array(7).fill('sheet-used')], 'in the same instant, too');
    assert.equal((await listed('/export-configs')).length, 2);
  });
});

test('a body that is not JSON, of another kind, too long; ids that are none', async () => {
  const unreadable = { status: 400, code: 'bad-request', ru: /правильный JSON/, en: /valid JSON/ };
  await refused('POST', '/export-tasks', '{"configId": ', unreadable);
  await refused(
    'POST',
    '/export-tasks',
    '<xml/>',
    {
      status: 415,
      code: 'unsupported-media-type',
      ru: /application\/json/,
      en: /application\/json/,
    },
    { 'content-type': 'application/xml' },
  );
  await refused('POST', '/export-tasks', JSON.stringify('а'.repeat(600_000)), {
    status: 413,
    code: 'too-large',
    ru: /1 МБ/,
    en: /1 MB/,
  });
  const fields = { status: 400, code: 'bad-request', ru: /Исправьте поля/, en: /Correct the fields/ };
  await refused(
    'POST',
    '/export-tasks',
    { configId: 7, dryRun: 'yes' },
    { ...fields, fields: ['configId', 'dryRun'] },
  );
  await refused('GET', '/export-tasks/7', undefined, { ...fields, fields: ['id'] });
  await refused('GET', '/export-tasks?limit=0', undefined, { ...fields, fields: ['limit'] });
  const nowhere = '00000000-0000-4000-8000-000000000000';
  await refused(
    'POST',
    '/export-tasks',
    { configId: nowhere },
    {
      status: 404,
      code: 'export-config-missing',
      ru: /удалена, или ссылка неверна/,
      en: /deleted, or the link is wrong/,
    },
  );
  assert.deepEqual(await listed('/export-tasks'), []);
});

test('secrets that are refused are not saved', async () => {
  const before = await listed('/integrations');
  await refused(
    'POST',
    '/integrations',
    { provider: 'moysklad', token: 'no such token' },
    {
      status: 422,
      code: 'moysklad-token',
      ru: /Создайте новый токен/,
      en: /Create a new token/,
    },
  );
  const key = app.sandbox.google.serviceAccount('stranger');
  const stranger = { ...key, client_email: 'nobody@skladno.iam.gserviceaccount.com' };
  for (const [wrong, code, ru, en] of [
    [stranger, 'google-credentials', /Создайте новый ключ/, /Create a new key/],
    [
      { ...key, private_key: 'not a key' },
      'google-key-unreadable',
      /скопируйте его целиком/,
      /copy all of it/,
    ],
  ] as const)
    await refused('POST', '/integrations', { provider: 'google', key: wrong }, { status: 422, code, ru, en });
  assert.deepEqual(await listed('/integrations'), before);
});

/** A run that fails with a problem, told in both languages; the spreadsheet stays as it was. */
async function fails(who: Member, configId: string, expected: Pick<Expected, 'code' | 'ru' | 'en'>) {
  const { id, status } = (await runThroughDoubts(app, who, await who.start(configId))).last;
  assert.equal(status, 'failed');
  for (const language of ['ru', 'en'] as const) {
    const { body } = await who.call('GET', `/export-tasks/${id}`, undefined, { 'accept-language': language });
    const error = z
      .strictObject({ code: z.string(), title: z.string(), detail: z.string() })
      .parse(body.error);
    assert.equal(error.code, expected.code);
    assert.match(error.detail, expected[language]);
    assert.equal(/[а-яё]/i.test(error.title), language === 'ru');
    assert.equal(body.result, null);
  }
}

const fullness = {
  code: 'spreadsheet-full',
  ru: /свободно: \d+.*Выберите для выгрузки новую таблицу/,
  en: /needed: \d+, free: \d+.*Choose a new spreadsheet/,
};

describe('a run that cannot be done', () => {
  for (const mode of ['upsert', 'replace'] as const) {
    for (const free of [0, 60_000]) {
      test(`a full spreadsheet: ${mode}, ${free} cells free`, async () => {
        const full = member.spreadsheet();
        fill(full, free);
        const config = await member.config({ spreadsheetId: full, mode });
        const before = contents(full);
        await fails(member, config.id, fullness);
        assert.deepEqual(contents(full), before);
      });
    }
  }

  test('a sheet that another exporter has filled', async () => {
    const shared = member.spreadsheet();
    const first = await member.config({
      spreadsheetId: shared,
      exporter: 'counterparty',
      sheetTitle: 'Общий',
    });
    assert.equal((await member.run(first.id)).status, 'done');
    assert.equal((await member.call('DELETE', `/export-configs/${first.id}`)).status, 204);
    const second = await member.config({ spreadsheetId: shared, sheetTitle: 'Общий' });
    const before = contents(shared);
    await fails(member, second.id, {
      code: 'sheet-taken',
      ru: /«Общий» уже пишет выгрузка «counterparty»\. Выберите другой лист/,
      en: /“counterparty” already writes to the sheet “Общий”\. Choose another sheet/,
    });
    assert.deepEqual(contents(shared), before);
  });

  test('a spreadsheet that is no longer shared', async () => {
    const shared = member.spreadsheet();
    const config = await member.config({ spreadsheetId: shared, sheetTitle: 'Был доступ' });
    const before = contents(shared);
    const { client_email: email } = app.sandbox.google.serviceAccount(
      `company-${member.companyId.slice(0, 8)}`,
    );
    app.sandbox.google.unshare(shared, email);
    await fails(member, config.id, {
      code: 'spreadsheet-not-shared',
      ru: new RegExp(`добавьте ${email}`),
      en: new RegExp(`add ${email}`),
    });
    assert.deepEqual(contents(shared), before);
  });

  test('a token revoked in the middle; connected anew, the next run completes the sheet', async () => {
    const company = await app.company('revoked');
    const world = app.sandbox.moysklad.account('revoked');
    const place = company.spreadsheet();
    const config = await company.config({ spreadsheetId: place });
    atCall(app.sandbox.moysklad, /entity\/customerorder$/, 3, () => world.revoke());
    await fails(company, config.id, {
      code: 'moysklad-token',
      ru: /подключите МойСклад заново/,
      en: /connect MoySklad again/,
    });
    const moysklad = async () => {
      const { items } = (await company.call('GET', '/integrations')).body;
      return (items as { provider: string; status: string }[]).find(
        ({ provider }) => provider === 'moysklad',
      );
    };
    assert.equal((await moysklad())?.status, 'reconnect');
    const again = await company.call('POST', '/integrations', { provider: 'moysklad', token: world.grant() });
    assert.deepEqual([again.status, (await moysklad())?.status], [201, 'ok']);
    const { status, error } = await company.run(config.id);
    assert.equal(status, 'done', JSON.stringify(error));
    const ids = cellsUnder(app.sandbox.google.spreadsheet(place), 'Заказы', 'ID');
    assert.deepEqual(ids.sort(), world.ids('customerorder').sort());
  });
});

describe('the command line', () => {
  let folder: string;
  let env: Record<string, string>;
  let openId: string;
  let takenId: string;
  let fullId: string;

  before(async () => {
    const { google, moysklad } = app.sandbox;
    const key = google.serviceAccount('command-line');
    const create = () => {
      const shareWith = [{ email: key.client_email, role: 'writer' as const }];
      return google.createSpreadsheet({ title: 'Продажи', owner: sheetOwner, shareWith }).id;
    };
    [openId, takenId, fullId] = [create(), create(), create()];
    fill(fullId, 1000);
    folder = await mkdtemp(join(tmpdir(), 'skladno-bad-input-'));
    const keyFile = join(folder, 'key.json');
    await writeFile(keyFile, JSON.stringify(key));
    await writeFile(join(folder, 'broken.json'), '{"type": "service_account"}');
    env = {
      MOYSKLAD_API_URL: moysklad.apiUrl,
      MOYSKLAD_TOKEN: TOKEN,
      GOOGLE_SHEETS_API_URL: google.sheetsUrl,
      GOOGLE_DRIVE_API_URL: google.driveUrl,
      GOOGLE_APPLICATION_CREDENTIALS: keyFile,
    };
    const filled = await run('counterparty', takenId, {}, '--mode', 'upsert');
    assert.equal(filled.code, 0, filled.stderr);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const run = (exporter: string, spreadsheet: string, more: Record<string, string>, ...args: string[]) =>
    skladno(['export', exporter, '--spreadsheet', spreadsheet, '--sheet', 'Лист', '--json', ...args], {
      ...env,
      ...more,
    });

  const toldSchema = z.strictObject({ title: z.string(), detail: z.string() });
  const failureSchema = z.strictObject({
    status: z.literal('failed'),
    exporter: z.string(),
    mode: z.string(),
    error: z.strictObject({ code: z.string(), ru: toldSchema, en: toldSchema.optional() }),
  });

  const upsert = ['--mode', 'upsert'];
  const cases: [string, exit: number, code: string, cure: RegExp, () => Parameters<typeof run>][] = [
    [
      'an unknown exporter',
      2,
      'unknown-exporter',
      /Выберите одну из/,
      () => ['orders', openId, {}, ...upsert],
    ],
    [
      'a column that does not exist',
      2,
      'unknown-column',
      /Есть: .*moment/,
      () => ['customerorder', openId, {}, ...upsert, '--columns', 'name,colour'],
    ],
    [
      'an unknown mode',
      2,
      'unknown-mode',
      /append, upsert или replace/,
      () => ['customerorder', openId, {}, '--mode', 'merge'],
    ],
    [
      'a filter on `updated`',
      2,
      'bad-filter',
      /нельзя/,
      () => ['customerorder', openId, {}, ...upsert, '--filter', 'updated>2026-01-01'],
    ],
    [
      'not a link',
      2,
      'bad-spreadsheet-link',
      /скопируйте адрес/,
      () => ['customerorder', '?', {}, ...upsert],
    ],
    ['an option that is missing', 2, 'usage', /--mode are needed/, () => ['customerorder', openId, {}]],
    [
      'no token',
      2,
      'usage',
      /MOYSKLAD_TOKEN/,
      () => ['customerorder', openId, { MOYSKLAD_TOKEN: '' }, ...upsert],
    ],
    [
      'a key file that is none',
      2,
      'usage',
      /not a service-account key.*private_key/s,
      () => [
        'customerorder',
        openId,
        { GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'broken.json') },
        ...upsert,
      ],
    ],
    [
      'a wrong token',
      3,
      'moysklad-token',
      /Создайте новый токен/,
      () => ['customerorder', openId, { MOYSKLAD_TOKEN: 'wrong' }, ...upsert],
    ],
    [
      'a filter that MoySklad does not understand',
      3,
      'moysklad-request',
      /Проверьте отбор/,
      () => ['customerorder', openId, {}, ...upsert, '--filter', 'colour=red'],
    ],
    [
      'a spreadsheet that is not shared',
      4,
      'spreadsheet-not-shared',
      /добавьте command-line@/,
      () => ['customerorder', closedId, {}, ...upsert],
    ],
    [
      'a spreadsheet that does not exist',
      4,
      'spreadsheet-missing',
      /Проверьте ссылку/,
      () => ['customerorder', missingId, {}, ...upsert],
    ],
    [
      'a sheet of another exporter',
      4,
      'sheet-taken',
      /Выберите другой лист/,
      () => ['customerorder', takenId, {}, ...upsert],
    ],
    [
      'a full spreadsheet',
      5,
      'spreadsheet-full',
      /Выберите для выгрузки новую таблицу/,
      () => ['customerorder', fullId, {}, ...upsert],
    ],
  ];
  for (const [name, exit, code, cure, args] of cases) {
    test(`${name}: exit code ${exit}`, async () => {
      const all = () => [openId, takenId, fullId, closedId].map(contents);
      const before = all();
      const outcome = await run(...args());
      assert.equal(outcome.code, exit, outcome.stderr);
      assert.match(outcome.stdout, /^\{.*\}\n$/);
      const { error, exporter } = failureSchema.parse(JSON.parse(outcome.stdout));
      assert.deepEqual([error.code, exporter], [code, args()[0]]);
      assert.match(error.ru.detail, cure);
      assert.ok(outcome.stderr.includes(error.ru.detail), 'people read it on stderr');
      if (code !== 'usage') assert.doesNotMatch(error.en?.title ?? 'нет', /[а-яё]/i);
      assert.doesNotMatch(outcome.stderr + outcome.stdout, /\n {4}at |PRIVATE KEY/);
      assert.deepEqual(all(), before);
    });
  }
});
