import assert from 'node:assert/strict';
import test from 'node:test';
import type { SourceRow } from '../protocol/index.ts';
import { findRows, type Rows } from './rows.ts';

const href = 'https://api.moysklad.ru/api/remap/1.2/entity/customerorder';
const idOf = (i: number) => `00000000-0000-0000-0000-${String(i).padStart(12, '0')}`;
const metaOf = (i: number) => ({ href: `${href}/${idOf(i)}`, type: 'customerorder' });

/** Rows with everything around that looks like the beginning of one. */
const rows = Array.from(
  { length: 5 },
  (_, i): SourceRow => ({
    meta: metaOf(i),
    id: idOf(i),
    name: `«${i}», {"meta":{"href":"${href}/${idOf(i)}" ]}`,
    agent: { meta: { href: `https://x/entity/counterparty/${idOf(7)}` } },
    files: { meta: { href: `${href}/${idOf(i)}/files` }, rows: [] },
    attributes: [1, 2].map((key) => ({
      meta: { href: `${href}/metadata/attributes/${idOf(key)}` },
      value: 'Ё',
    })),
  }),
);
const printed = (list: SourceRow[], meta: object = { size: 12, limit: 5, offset: 5 }) =>
  Buffer.from(JSON.stringify({ context: { employee: {} }, meta: { href, ...meta }, rows: list }));
const find = (body: Buffer): Rows | undefined =>
  findRows(body, (from, to) => JSON.parse(body.toString('utf8', from, to)))?.rows;

test('rows are found without parsing them, and parsed as they are taken', () => {
  const found = find(printed(rows));
  assert.equal(found?.length, 5);
  assert.deepEqual(found.at(0), rows[0]);
  assert.deepEqual(found.at(-1), rows[4]);
  assert.equal(found.at(5), undefined);
  assert.deepEqual([...found.slice(1)], rows.slice(1));
  assert.deepEqual([...(find(printed(rows, { size: 12, limit: 1000, offset: 7 })) ?? [])], rows);
});

test('the text is given back when all rows were taken: nobody reads them again by mistake', () => {
  const long = rows.map((row) => ({ ...row, comment: 'х'.repeat(200_000) }));
  const body = printed(long);
  const found = find(Buffer.from(new Uint8Array(body).buffer));
  assert.deepEqual([...(found ?? [])], long);
  assert.throws(() => found?.at(0));
});

test('a list that is printed in another way is left to be parsed whole', () => {
  assert.equal(find(printed([], { size: 0, limit: 5, offset: 0 })), undefined);
  assert.equal(find(printed(rows, {})), undefined);
  assert.equal(find(printed(rows, { size: 12, limit: 6, offset: 5 })), undefined, 'fewer rows than told');
  assert.equal(find(printed(rows, { size: 12, limit: 4, offset: 5 })), undefined, 'more rows than told');
  assert.equal(
    find(printed(rows.map(({ meta, ...row }) => ({ ...row, meta })))),
    undefined,
    'meta comes last',
  );
  assert.equal(find(Buffer.from(JSON.stringify(JSON.parse(printed(rows).toString()), null, 2))), undefined);
  const nested = rows.map((row) => ({ ...row, orders: [0, 1].map((i) => ({ meta: metaOf(i) })) }));
  assert.equal(find(printed(nested)), undefined, 'rows lie inside rows');
  assert.equal(find(printed(rows).subarray(0, -1)), undefined, 'it ends too early');
  assert.equal(find(Buffer.from('<html>')), undefined);
});
