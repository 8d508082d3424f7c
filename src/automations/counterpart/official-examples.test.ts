import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { officialSchemas } from '../../../test/support/official-schemas.ts';
import { counterpartOf } from './counterpart.ts';
import { type PairName, pairs } from './pairs.ts';
import { ruleSchema } from './rule.ts';
import { idOf, sourceDocumentSchema } from './source-document.ts';

const docs = process.env.SKLADNO_MOYSKLAD_DOCS;
const API = 'https://api.moysklad.ru/api/remap/1.2';
/** The official examples show none of these; their lists of fields are compared all the same. */
const WITHOUT_EXAMPLE = ['purchaseorder'];

const listSchema = z.object({ rows: z.array(z.looseObject({})) });
const fieldsSchema = z.object({
  entities: z.array(
    z.object({
      code: z.string(),
      createRequired: z.array(z.string()).optional(),
      fields: z.array(z.object({ name: z.string(), readOnly: z.boolean() })),
    }),
  ),
});
const rowsOf = async (path: string) =>
  listSchema.parse(JSON.parse(await readFile(join(docs ?? '', 'examples', path), 'utf8'))).rows;
/** The schema's name in the official document. */
const schemaOf = (type: string) =>
  type.replace(
    /^(customer|purchase|sales|invoice|payment)(order|return|in|out)$/,
    (_, head: string, tail: string) => head + tail.replace(/^./, (letter) => letter.toUpperCase()),
  );

for (const [name, pair] of Object.entries(pairs))
  test(`the official examples of ${pair.source} make a body of ${pair.target} that MoySklad describes`, async (t) => {
    if (!docs) return t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
    const validate = (await officialSchemas(docs))(schemaOf(pair.target));
    assert.ok(validate, pair.target);
    const { entities } = fieldsSchema.parse(JSON.parse(await readFile(join(docs, 'entities.json'), 'utf8')));
    const table = entities.find(({ code }) => code === pair.target);
    const writable = new Set(table?.fields.filter(({ readOnly }) => !readOnly).map(({ name }) => name));
    const examples = WITHOUT_EXAMPLE.includes(pair.source) ? 'customerorder' : pair.source;
    const lines = pair.lines ? await rowsOf(`positions/${examples}.json`) : [];
    const rows = await rowsOf(`${examples}.json`);
    assert.ok(rows.length > 0);
    for (const row of rows) {
      const source = sourceDocumentSchema.parse({ ...row, lines });
      const goods = new Map(
        source.lines.map(({ assortment, pack, things }) => [
          idOf(assortment),
          {
            good: {
              id: randomUUID(),
              type: 'product',
              prices: new Map<string, number>(),
              packs: pack?.quantity ? [{ id: randomUUID(), quantity: pack.quantity }] : [],
              serial: (things ?? []).length > 0,
              marked: true,
              components: [],
            },
          },
        ]),
      );
      const rule = ruleSchema.parse({
        pair: name as PairName,
        organization: randomUUID(),
        counterparty: randomUUID(),
        store: randomUUID(),
        targetStore: randomUUID(),
        project: randomUUID(),
        state: randomUUID(),
        salesChannel: randomUUID(),
        contract: randomUUID(),
        posted: true,
        number: '{number}/1',
        comment: '{number} {date} {link}',
      });
      const made = counterpartOf(
        source,
        rule,
        { goods, vatRates: new Set([0, 5, 7, 10, 18, 20]), currency: { id: randomUUID(), main: false } },
        (type, id, path = type) => ({
          meta: { href: `${API}/entity/${path}/${id}`, type, mediaType: 'application/json' },
        }),
      );
      assert.deepEqual(made.troubles, []);
      assert.equal(made.lines.length, source.lines.length);
      const body = { ...made.fields, ...(pair.lines && { positions: made.lines.map(({ line }) => line) }) };
      // The schema has lines as answers show them, a list with a header; the pages have bodies carry the bare lines.
      const shown = pair.lines ? { ...body, positions: { rows: body.positions } } : body;
      assert.ok(validate(shown), JSON.stringify(validate.errors));
      for (const field of Object.keys(body))
        assert.ok(writable.has(field), `${pair.target}.${field} is not to be written`);
      // What is wanted with a base alone stands there with a question mark.
      for (const field of (table?.createRequired ?? []).filter((name) => !name.endsWith('?')))
        assert.ok(field in body, `${pair.target} needs ${field}`);
    }
  });
