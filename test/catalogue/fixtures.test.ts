import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { catalogue, customDictionary } from '../../src/catalogue/exporters/index.ts';
import { columnsOf, lookupOf, metadataSchema, rowsOf } from '../support/exporting.ts';

/**
 * Each exporter's contract: an answer in the documented shape, and the header and cells that come of it, every column
 * included. An object in it has all its fields, another hardly any; the lines of a document come with one that has none.
 */

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));

const fixtureSchema = z.strictObject({
  input: z.strictObject({
    answer: z.unknown(),
    metadata: metadataSchema.optional(),
    /** Names that are looked up: by type, by id. */
    names: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  }),
  expected: z.strictObject({
    header: z.array(z.string()),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  }),
});

const exporters = [...catalogue, customDictionary('5a1f0c52-9d3e-4b6a-8c11-0a2b3c4d5e6f')];

for (const exporter of exporters) {
  const [name = ''] = exporter.key.split(':');
  test(`${name}: the documented answer becomes the expected table`, async () => {
    const text = await readFile(`${folder}${name}.json`, 'utf8');
    const { input, expected } = fixtureSchema.parse(JSON.parse(text));
    const columns = columnsOf(exporter, input.metadata);
    const lookup = lookupOf(input.metadata, input.names);

    assert.deepEqual(
      columns.map(({ title }) => title.ru),
      expected.header,
    );
    const rows = rowsOf(exporter, input.answer);
    assert.deepEqual(
      rows.map((row) => titled(columns.map((column) => column.read(row, lookup)))),
      expected.rows.map(titled),
    );
    const keys = rows.map((row) => exporter.keyOf(row));
    assert.equal(new Set(keys).size, keys.length, 'no two rows share a key');

    /** Cells by their header, so that a difference says which column it is in. */
    function titled(cells: unknown[]) {
      return Object.fromEntries(cells.map((cell, index) => [expected.header[index] ?? index, cell]));
    }
  });
}

test('there is no fixture without an exporter', async () => {
  const files = await readdir(folder);
  const names = exporters.map(({ key }) => `${key.split(':')[0]}.json`);
  assert.deepEqual(files.sort(), names.sort());
});
