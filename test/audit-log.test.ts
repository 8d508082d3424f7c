import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import type { Member } from './support/app.ts';
import { openTwoCompanies, type TwoCompanies } from './support/two-companies.ts';

/** What is done in a company can be read afterwards, by whom it concerns. */
interface Line {
  id: string;
  at: string;
  actor: { kind: string; id: string | null; name: string | null };
  event: string;
  target: { kind: string; id: string | null; name: string | null } | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  ip: string | null;
  requestId: string | null;
}

let companies: TwoCompanies;
let owner: pg.Client;
let ours: Member;
let theirs: Member;

before(async () => {
  companies = await openTwoCompanies();
  ({ owner, ours, theirs } = companies);
});
after(() => companies.close());

async function lines(member: Member, query = ''): Promise<Line[]> {
  const { status, body } = await member.call('GET', `/audit-log${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.items as Line[];
}

test('exports and runs: who, what, before and after, under which request', async () => {
  const config = await ours.config({ spreadsheetId: ours.spreadsheet() });
  const patched = await ours.call('PATCH', `/export-configs/${config.id}`, {
    name: 'Продажи',
    mode: 'replace',
  });
  assert.equal(patched.status, 200);
  await ours.call('PATCH', `/export-configs/${config.id}`, { name: 'Продажи' });
  const task = await ours.start(config.id, { dryRun: true });
  for (let time = 0; time < 2; time += 1) await ours.call('POST', `/export-tasks/${task.id}/cancel`);
  assert.equal((await ours.call('DELETE', `/export-configs/${config.id}`)).status, 204);

  const seen = (await lines(ours, '?event=export-config')).concat(await lines(ours, '?event=export-task'));
  assert.deepEqual(
    seen.map(({ event, target }) => [event, target?.name]),
    [
      ['export-config.deleted', 'Продажи'],
      ['export-config.changed', 'Продажи'],
      ['export-config.created', 'Заказы'],
      ['export-task.cancelled', 'Продажи'],
      ['export-task.started', 'Продажи'],
    ],
    'a change that changes nothing and a stop of what has stopped leave no line',
  );
  const changed = seen[1]!;
  assert.deepEqual(
    [changed.before, changed.after],
    [
      { name: 'Заказы', mode: 'upsert' },
      { name: 'Продажи', mode: 'replace' },
    ],
  );
  assert.equal(changed.target?.id, config.id);
  assert.match(changed.actor.name ?? '', /^person\d+@example.com </);
  assert.match(changed.ip ?? '', /127\.0\.0\.1/);
  assert.match(changed.requestId ?? '', /^[\da-f-]{36}$/);
  assert.equal(seen[2]?.before, null);
  assert.equal(seen[0]?.before?.sheetTitle, 'Заказы');
});

test('a key is named as the one who did it', async () => {
  const made = await ours.call('POST', '/api-keys', {
    name: 'Отчёты',
    scopes: ['exports.edit', 'audit-log.read'],
  });
  const asKey = { cookie: '', authorization: `Bearer ${made.body.key}` };
  const spreadsheetId = ours.spreadsheet();
  const input = {
    name: 'Ключом',
    exporter: 'customerorder',
    sheetTitle: 'Ключ',
    mode: 'upsert',
    spreadsheetId,
  };
  assert.equal((await ours.call('POST', '/export-configs', input, asKey)).status, 201);
  const [line] = await lines(ours, '?actor=key&event=export-config.created');
  assert.deepEqual(line?.actor, { kind: 'key', id: made.body.id, name: 'Отчёты' });
  assert.equal((await ours.call('GET', '/audit-log', undefined, asKey)).status, 200);
});

test('filters narrow, and what they do not take is refused', async () => {
  const [newest] = await lines(ours, '?limit=1');
  assert.ok(newest);
  const by = async (filter: Record<string, string>) => lines(ours, `?${new URLSearchParams(filter)}`);
  assert.ok((await by({ target: 'ключ' })).every(({ target }) => /ключ/i.test(target?.name ?? '')));
  assert.equal((await by({ target: String(newest.target?.id) })).length > 0, true);
  assert.ok((await by({ actor: 'PERSON' })).length > 0, 'letters large and small');
  assert.deepEqual(await by({ actor: '%' }), [], 'no pattern of the caller’s');
  assert.deepEqual(await by({ to: '2020-01-01T00:00:00Z' }), []);
  assert.deepEqual(await by({ from: new Date(Date.now() + 60_000).toISOString() }), []);
  assert.ok((await by({ from: newest.at })).some(({ id }) => id === newest.id));
  for (const query of [
    '?from=yesterday',
    '?event=*',
    '?cursor=x',
    '?cursor=-1',
    '?cursor=9999999999999999999',
    '?limit=0',
  ]) {
    const { status, body } = await ours.call('GET', `/audit-log${query}`);
    assert.deepEqual([status, body.code], [400, 'bad-request'], query);
  }
});

test('pages leave out nothing and give nothing twice', async () => {
  const all = await lines(ours, '?limit=100');
  const seen: Line[] = [];
  for (let cursor: unknown; cursor !== null; ) {
    const { body } = await ours.call('GET', `/audit-log?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...(body.items as Line[]));
    cursor = body.nextCursor;
  }
  assert.ok(all.length > 5);
  assert.deepEqual(seen, all);
});

test('another company has its own log, and an editor none', async () => {
  const foreign = await lines(theirs, '?limit=100');
  const own = new Set((await lines(ours, '?limit=100')).map(({ id }) => id));
  assert.ok(foreign.every(({ id }) => !own.has(id)));
  const editor = await ours.colleague('editor');
  assert.equal((await editor.call('GET', '/audit-log')).status, 403);
});

test('the file: every line, readable by a spreadsheet program, and harmless', async () => {
  await owner.query(
    `insert into audit_log (company_id, actor_kind, event, target_kind, target_name)
     select $1, 'system', 'api-key.created', 'api-key', '=HYPERLINK("http://evil.example/' || n || '")'
     from generate_series(1, 1200) n`,
    [ours.companyId],
  );
  const file = await ours.text('/audit-log.csv?actor=system');
  assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(file.headers.get('content-disposition') ?? '', /audit-log\.csv/);
  assert.ok(file.text.startsWith('\uFEFFВремя (UTC);Кто;'));
  const rows = file.text.trimEnd().split('\r\n').slice(1);
  assert.equal(rows.length, 1200);
  assert.ok(rows.every((row) => row.includes(`"'=HYPERLINK(""http://evil.example/`)));
  const english = await ours.text('/audit-log.csv?event=export-config', { 'accept-language': 'en' });
  assert.ok(english.text.startsWith('\uFEFFTime (UTC),Who,'));
});
