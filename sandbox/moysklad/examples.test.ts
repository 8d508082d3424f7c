import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ENTITIES } from './entities.ts';
import type { JsonObject } from './render.ts';
import { openForTest } from './testing.ts';

/** The folder of MoySklad's official documents; `examples/` holds the bodies of its example answers. */
const docs = process.env.SKLADNO_MOYSKLAD_DOCS;

const ALL_TIME = 'momentFrom=2024-01-01 00:00:00&momentTo=2026-07-01 00:00:00';
/** How a report is asked for so that it has something to show. */
const QUERIES: Record<string, string> = {
  money_plotseries: `${ALL_TIME}&interval=month`,
  orders_plotseries: `${ALL_TIME}&interval=month`,
  sales_plotseries: `${ALL_TIME}&interval=month`,
  stock_bystore_current: 'stockType=freeStock',
};
/** Reports the sandbox does not make. */
const NOT_MADE = ['stock_byoperation', 'stock_byslot_current'];
/** Values of many types (additional fields), one misspelt field, and what the sandbox has not: pictures, serial numbers, packs. */
const NOT_COMPARED = new Set(['attributes', 'minprice', 'image', 'images', 'things', 'packs']);

const documentOf = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(docs as string, 'examples', file), 'utf8'));

/** The name of a JSON type; null is unknown. */
const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Where values of a field differ in type from the example's, as a path; what only one side has is left out. */
function differences(example: unknown, ours: unknown, path: string): string[] {
  if (example === null || ours === null || example === undefined || ours === undefined) return [];
  if (typeOf(example) !== typeOf(ours))
    return [`${path}: ${typeOf(example)} expected, ${typeOf(ours)} found`];
  if (Array.isArray(example)) return differences(example[0], (ours as unknown[])[0], `${path}[]`);
  if (typeof example !== 'object') return [];
  return Object.entries(example).flatMap(([name, value]) =>
    NOT_COMPARED.has(name) ? [] : differences(value, (ours as JsonObject)[name], `${path}.${name}`),
  );
}

test('answers have the shape of the official examples: lists, lines and reports', async (t) => {
  if (!docs) return t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
  const size = { orders: 60, products: 60, counterparties: 40, documents: 60 };
  const { sandbox, api } = await openForTest({
    accounts: [{ name: 'demo', token: 'app-token', kind: 'app', ...size }],
  });
  t.after(() => sandbox.close());
  const world = sandbox.account('app-token');
  const problems: string[] = [];
  let compared = 0;

  for (const file of await readdir(join(docs, 'examples', 'report'))) {
    const code = file.replace('.json', '');
    if (NOT_MADE.includes(code)) continue;
    const example = (await documentOf(`report/${file}`)) as JsonObject;
    const path = `/report/${code.replaceAll('_', '/')}?${QUERIES[code] ?? ALL_TIME}`;
    const { status, json } = await api(path);
    assert.equal(status, 200, path);
    problems.push(...differences(example, json, code));
    // Every field of an example's row is there, in the same order.
    const [row, ours] = [example, json as JsonObject].map((answer) =>
      Array.isArray(answer) ? answer[0] : (answer.rows as JsonObject[] | undefined)?.[0],
    );
    for (const name of Object.keys(row ?? {}))
      if (!(name in ours) && name !== 'article') problems.push(`${code}.${name} is missing`);
    compared += 1;
  }

  for (const file of await readdir(join(docs, 'examples'))) {
    const type = file.replace('.json', '');
    if (!file.endsWith('.json') || !ENTITIES.has(type) || type === 'customentity' || type === 'assortment')
      continue;
    const example = ((await documentOf(file)) as { rows: JsonObject[] }).rows[0];
    for (const ours of world.list(type)) problems.push(...differences(example, ours, type));
    compared += 1;
  }

  for (const file of await readdir(join(docs, 'examples', 'positions'))) {
    const [type = '', collection = 'positions'] = file.replace('.json', '').split('.');
    const nested = Object.entries(ENTITIES.get(type)?.nested ?? {}).find(
      ([name]) => name.toLowerCase() === collection,
    );
    if (!nested || nested[0] === 'parametricMaterials') continue;
    const example = ((await documentOf(`positions/${file}`)) as { rows: JsonObject[] }).rows[0];
    const answer = await api(`/entity/${type}/${world.ids(type)[0]}/${collection}`);
    const [line] = (answer.json as { rows: JsonObject[] }).rows;
    assert.ok(line, file);
    problems.push(...differences(example, line, file));
    compared += 1;
  }
  assert.deepEqual([...new Set(problems)], []);
  assert.ok(compared > 80, `${compared} examples were compared`);
});
