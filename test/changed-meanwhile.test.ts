import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** Two people, or a person and a run, change one export: nobody overwrites what they have not seen. */
let app: TestApp;
let ours: Member;

before(async () => {
  const account = { kind: 'app' as const, orders: 3, products: 1, counterparties: 1 };
  app = await openTestApp({ limits: false, accounts: [{ name: 'ours', token: 'ours', ...account }] });
  ours = await app.company('ours');
});
after(() => app.close());

const made = () => ours.config({ spreadsheetId: ours.spreadsheet() });
const read = async (id: string) => (await ours.call('GET', `/export-configs/${id}`)).body;
const change = (of: Member, id: string, body: object) => of.call('PATCH', `/export-configs/${id}`, body);

test('a change made from an older version is refused and changes nothing; made from the newer one it is taken', async () => {
  const colleague = await ours.colleague('editor');
  const { id, updatedAt } = await made();
  const first = await change(colleague, id, { name: 'Коллега', updatedAt });
  assert.equal(first.status, 200, JSON.stringify(first.body));
  const late = await change(ours, id, { name: 'Моё', mode: 'append', updatedAt });
  assert.deepEqual([late.status, late.body.code], [409, 'export-config-changed']);
  assert.match(String(late.body.detail), /ничего не перезаписали/);
  const now = await read(id);
  assert.deepEqual([now.name, now.mode], ['Коллега', 'upsert']);

  const last = await ours.call('GET', `/export-configs/${id}/last-change`);
  const { name } = (await colleague.call('GET', '/me')).body.user as { name: string };
  assert.deepEqual(last.body, { at: now.updatedAt, by: { kind: 'person', name } });
  const viewer = await ours.colleague('viewer');
  assert.equal((await viewer.call('GET', `/export-configs/${id}/last-change`)).status, 403);

  const knowing = await change(ours, id, { name: 'Моё', updatedAt: now.updatedAt });
  assert.deepEqual([knowing.status, knowing.body.name], [200, 'Моё']);
});

test('a save that changes nothing makes no older version of what others have open', async () => {
  const colleague = await ours.colleague('editor');
  const { id, name, updatedAt } = await made();
  const same = await change(colleague, id, { name, updatedAt });
  assert.deepEqual([same.status, same.body.updatedAt], [200, updatedAt]);
  const mine = await change(ours, id, { name: 'Моё', updatedAt });
  assert.equal(mine.status, 200, JSON.stringify(mine.body));
  assert.notEqual(mine.body.updatedAt, updatedAt);
  assert.equal((await read(id)).updatedAt, mine.body.updatedAt);
});

test('of twenty at once one is taken; what none of them names is lost by none', async () => {
  const { id, updatedAt } = await made();
  const named = await Promise.all(
    Array.from({ length: 20 }, (_, at) => change(ours, id, { name: `Имя ${at}`, updatedAt })),
  );
  assert.equal(named.filter(({ status }) => status === 200).length, 1);
  assert.ok(named.every(({ status }) => status === 200 || status === 409));
  // Programs name no version: a part that one of them changes is not put back by another that changes another part.
  const parts = [{ name: 'Имя' }, { mode: 'append' }, { options: { gone: 'mark' } }, { sheetTitle: 'Лист' }];
  const answers = await Promise.all(parts.map((part) => change(ours, id, part)));
  const now = await read(id);
  const stands = [
    now.name === 'Имя',
    now.mode === 'append',
    (now.options as { gone: string }).gone === 'mark',
    now.sheetTitle === 'Лист',
  ];
  assert.deepEqual(
    stands,
    answers.map(({ status }) => status === 200),
  );
  assert.ok(answers.some(({ status }) => status === 200));
});

test('a run that follows a renamed sheet is a change, too: its former name is not put back unawares', async () => {
  await app.application.worker.start();
  const config = await made();
  await ours.run(config.id);
  const { updatedAt } = await read(config.id);
  assert.equal(updatedAt, config.updatedAt, 'a run alone changes nothing');
  app.sandbox.google.spreadsheet(config.spreadsheetId).renameSheet('Заказы', 'Заказы 2026');
  await ours.run(config.id);
  const late = await change(ours, config.id, { ...pick(config), updatedAt });
  assert.deepEqual([late.status, late.body.code], [409, 'export-config-changed']);
  const now = await read(config.id);
  assert.equal(now.sheetTitle, 'Заказы 2026');
  const last = await ours.call('GET', `/export-configs/${config.id}/last-change`);
  assert.deepEqual(last.body, { at: now.updatedAt, by: null });
});

const pick = ({ name, sheetTitle }: { name: string; sheetTitle: string }) => ({ name, sheetTitle });
