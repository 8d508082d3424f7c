import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseColumns } from '../src/catalogue/columns/choose.ts';
import * as column from '../src/catalogue/columns/columns.ts';
import { defineDocument } from '../src/catalogue/exporter.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { busyMs } from './support/busy.ts';

/** What a company's formulas cost the others: nothing that they notice. */
const ORDERS = 1500;
/** The longest turn is a quarter of a second, the first one of all; what was not bounded took seconds. */
const MOST_MS = 1000;

let app: TestApp;
let heavy: Member;
let other: Member;

before(async () => {
  const size = { kind: 'app' as const, products: 5, counterparties: 20 };
  app = await openTestApp({
    accounts: [
      { name: 'heavy', token: 'heavy', orders: ORDERS, ...size },
      { name: 'other', token: 'other', orders: 5, ...size },
    ],
  });
  await app.application.worker.start();
  heavy = await app.company('heavy');
  other = await app.company('other');
});
after(() => app?.close());

type Wish = { key: string; formula: string };

/** A part again and again, as often as a formula has room for it. */
const filled = (part: string, sign: string) =>
  Array.from({ length: Math.floor(1990 / (part.length + sign.length)) }, () => part).join(sign);

const wishes = (formulas: string[]): Wish[] =>
  formulas.map((formula, index) => ({ key: `computed:${index}`, formula }));

/** Two columns that grow to all that a cell holds, and these over them. */
const overLong = (...formulas: string[]) =>
  wishes([filled('{name}', '&'), filled('{computed:0}', '&'), ...formulas]);

/** Formulas that try to keep the process, each in its own way. */
const attacks: Record<string, Wish[]> = {
  'a chain of texts': wishes([
    filled('{name}', '&'),
    ...Array.from({ length: 9 }, (_, index) => filled(`{computed:${index}}`, '&')),
  ]),
  'the chain the other way round': wishes([
    filled('{name}', '&'),
    ...Array.from({ length: 9 }, (_, index) => filled(`{computed:${index}}`, '&')),
  ]).toReversed(),
  'many long cells': overLong(...Array<string>(300).fill('{computed:1}')),
  'texts compared': overLong(filled('({computed:1}&""<{computed:1})', '&')),
  'texts sought': overLong(
    filled('содержит({computed:1};лев({computed:1};9000)&"q"&лев({computed:1};9000))', '&'),
  ),
  'texts taken apart': overLong(
    filled('длина("\u{1F468}\u200D\u{1F469}"&{computed:1})', '+'),
    filled('прав({computed:1};9)', '&'),
  ),
  'texts as numbers': overLong(filled('({computed:1}+1)', '&')),
  'as many parts as may be': wishes(Array<string>(9).fill(filled('1,1', '/'))),
  'more parts than may be': wishes(Array<string>(480).fill(filled('1%', '+'))),
  'deep brackets': wishes(Array<string>(480).fill(`${'('.repeat(49)}{sum}${')'.repeat(49)}`)),
  'a half-written name': wishes(Array<string>(480).fill(`{attribute:${' '.repeat(1900)}`)),
  dates: wishes(Array<string>(4).fill(filled('год({moment}+{sum})', '+'))),
};

/**
 * How long the thread that answers everybody keeps to one thing at most while something is done and the other company asks for `/me`:
 * ms of its processor between two turns of its loop, which a busy machine does not lengthen.
 */
async function longestTurn(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = busyMs();
  const turns = setInterval(() => {
    const now = busyMs();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  let over = false;
  const watched = work.finally(() => {
    over = true;
  });
  while (!over) {
    assert.equal((await other.call('GET', '/me')).status, 200);
    await sleep(5);
  }
  clearInterval(turns);
  await watched;
  return longest;
}

test('whatever the formulas, a preview and a save keep nobody waiting; what is refused is refused in words', async (t) => {
  const usual = await longestTurn(sleep(200));
  for (const [name, columns] of Object.entries(attacks)) {
    let answers: Awaited<ReturnType<Member['call']>>[] = [];
    const preview = () => heavy.call('POST', '/exporters/customerorder/preview', { columns });
    const save = {
      name,
      exporter: 'customerorder',
      sheetTitle: name,
      mode: 'upsert',
      columns,
      spreadsheetId: heavy.spreadsheet(),
    };
    const longest = await longestTurn(
      Promise.all([preview(), preview(), heavy.call('POST', '/export-configs', save)]).then((all) => {
        answers = all;
      }),
    );
    const said = answers.map(({ status, body }) => `${status} ${body.code ?? ''}`);
    t.diagnostic(`${name}: ${Math.round(longest)} ms (usually ${Math.round(usual)}), ${said.join(', ')}`);
    assert.ok(longest < MOST_MS, `${name}: ${longest} ms, usually ${usual}`);
    for (const { status, body } of answers) {
      if (status < 300) continue;
      assert.equal(status, 422, JSON.stringify(body));
      assert.match(String(body.code), /^formulas?-/);
      assert.match((body.errors as { field: string }[])[0]?.field ?? '', /^columns\.\d+\.formula$/);
    }
  }
});

test('runs with the heaviest formulas allowed keep nobody waiting; heavier ones end at once and name the column', async (t) => {
  const usual = await longestTurn(sleep(200));
  const allowed = ['as many parts as may be', 'a chain of texts'];
  const configs = await Promise.all(
    allowed.map((name) =>
      heavy.config({
        spreadsheetId: heavy.spreadsheet(),
        name,
        sheetTitle: name,
        columns: (attacks[name] ?? []).slice(0, 2),
      }),
    ),
  );
  const [parts, texts] = configs.map(({ id }) => heavy.run(id, { dryRun: true }));
  const longest = await longestTurn(Promise.all([parts, texts]));
  t.diagnostic(`${Math.round(longest)} ms, usually ${Math.round(usual)}`);
  assert.ok(longest < MOST_MS, `${longest} ms, usually ${usual}`);
  assert.equal((await parts)?.status, 'done', JSON.stringify((await parts)?.error));
  const refused = (await texts)?.error;
  assert.equal(refused?.code, 'formulas-too-heavy');
  assert.match(refused.detail, /столбце «1»/);
});

test('a run that breaks its workers is given up after five of them, and its formulas are named', async () => {
  const columns = ['name', { key: 'computed:x', title: 'Подозрительная', formula: '{sum} * 2' }];
  const config = await other.config({ spreadsheetId: other.spreadsheet(), columns });
  assert.equal((await other.run(config.id)).status, 'done');
  const cases: [lost: number, status: string][] = [
    [3, 'done'],
    [4, 'failed'],
  ];
  for (const [lost, status] of cases) {
    await app.application.queue.stop();
    const { id } = await other.start(config.id);
    // As workers leave it that were killed with it, the last one included.
    await app.db.database.forCompany(other.companyId, (trx) =>
      trx.updateTable('export_tasks').set({ status: 'running', lost }).where('id', '=', id).execute(),
    );
    const worker = await app.startWorker();
    let last = await other.call('GET', `/export-tasks/${id}`);
    while (!['done', 'failed'].includes(String(last.body.status))) {
      await sleep(50);
      last = await other.call('GET', `/export-tasks/${id}`);
    }
    worker.kill('SIGTERM');
    assert.equal(last.body.status, status, JSON.stringify(last.body.error));
    if (status === 'done') continue;
    const error = last.body.error as { code: string; detail: string };
    assert.equal(error.code, 'export-gave-up');
    assert.match(error.detail, /раз подряд: 5.*Подозрительная/);
  }
});

const order = defineDocument({
  key: 'customerorder',
  section: 'sales',
  title: { ru: 'Заказы', en: 'Orders' },
  description: { ru: '', en: '' },
  columns: [column.text('name', '№', 'Number'), column.number('sum', 'Сумма', 'Sum')],
});

test('no row takes more of the processor than its share, whatever stands in it', () => {
  const texts = [
    'я'.repeat(50_000),
    '👨‍👩‍👧‍👦'.repeat(4500),
    'и\u0306'.repeat(25_000),
    ' '.repeat(50_000),
    '9'.repeat(50_000),
    `x${'\u0301\u0316'.repeat(24_999)}`,
    '\u03a3\u0301'.repeat(25_000),
  ];
  const parts = [
    ['({name}<{name}&"")', '&'],
    ['({name}<"X"&{name})', '&'],
    ['({name}<"")', '&'],
    ['({name}<1)', '&'],
    ['содержит({name};"яяяяяQ")', '&'],
    ['содержит({name};лев({name};9000)&"q"&лев({name};9000))', '&'],
    ['длина({name})', '+'],
    ['прав({name};2)', '&'],
    ['{name}', '&'],
    ['({name}*2)', '+'],
    ['текст({sum};15)', '&'],
    ['{sum}^1,5', '+'],
    ['1%%%%%%%%', '+'],
  ];
  for (const [part = '', sign = ''] of parts) {
    const formula = filled(part, sign);
    for (const text of texts) {
      const { columns } = chooseColumns(order, order.columns, wishes(Array<string>(3).fill(formula)));
      for (let row = 0; row < 2; row++) {
        const lookup = { link: () => null, name: () => null, states: new Map() };
        const began = process.cpuUsage();
        try {
          for (const each of columns) each.read({ name: text, sum: 1.23456789e-7 }, lookup);
        } catch (error) {
          assert.match(String(error), /formulas?-too-heavy/);
        }
        const { user, system } = process.cpuUsage(began);
        assert.ok(user + system < 150_000, `${part} over ${text.slice(0, 4)}: ${(user + system) / 1000} ms`);
      }
    }
  }
});
