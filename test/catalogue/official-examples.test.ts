import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Column, Lookup } from '../../src/catalogue/columns/columns.ts';
import type { Cell, SourceRow } from '../../src/protocol/index.ts';
import { exampleAnswers, exampleMetadata, exampleNames } from '../support/example-answers.ts';
import { columnsOf, lookupOf, rowsOf } from '../support/exporting.ts';
import { officialDocs } from '../support/official-examples.ts';

/**
 * Every official example answer that has an exporter, all columns of it: each cell is of its column's type, names stand
 * where names are known, and nothing is shown that only a machine can read. One test per file, so that a failure names it.
 */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ids = new Set(['id', 'documentId']);

if (!officialDocs) {
  test('official examples', (t) =>
    t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)'));
} else {
  const folder = join(officialDocs, 'examples');
  const { examples, others } = await exampleAnswers(folder);
  const names = await exampleNames(folder);

  test('most examples have an exporter', (t) => {
    t.diagnostic(`${examples.length} files; without an exporter: ${others.join(', ')}`);
    assert.ok(examples.length >= 100);
  });

  test('the list of examples, by exporter, is current', async () => {
    const found = Map.groupBy(examples, ({ exporter }) => exporter.key.split(':')[0]);
    const listed = JSON.parse(await readFile(new URL('official-examples.json', import.meta.url), 'utf8'));
    assert.deepEqual(
      listed,
      Object.fromEntries([...found].map(([key, files]) => [key, files.map(({ file }) => file).sort()])),
    );
  });

  for (const { file, exporter, answer } of examples) {
    test(`${file} as ${exporter.key}`, async () => {
      const metadata = await exampleMetadata(folder, exporter);
      const columns = columnsOf(exporter, metadata);
      const known = lookupOf(metadata, names);
      const looked: (string | null)[] = [];
      const lookup: Lookup = {
        ...known,
        name(link) {
          const name = known.name(link);
          looked.push(name);
          return name;
        },
      };
      const rows = rowsOf(exporter, answer);
      assert.ok(rows.length > 0);
      let filled = 0;
      for (const row of rows) {
        assert.match(exporter.keyOf(row), uuid);
        for (const column of columns) {
          looked.length = 0;
          const cell = column.read(row, lookup);
          if (cell !== null) filled += 1;
          checkCell(column, cell, row);
        }
      }
      assert.ok(filled / rows.length > 2, 'rows hold more than their key');
      // Samples of lists repeat an id here and there; the keys of a report are ours to make.
      if (exporter.kind === 'report') {
        assert.equal(new Set(rows.map((row) => exporter.keyOf(row))).size, rows.length);
      }

      function checkCell(column: Column, cell: Cell, row: SourceRow) {
        const place = `${column.key} = ${cell}`;
        assert.ok(cell === null || typeof cell === typed(column, row), place);
        assert.doesNotMatch(String(cell), /\[object|undefined|NaN/, place);
        if (!ids.has(column.key)) assert.doesNotMatch(String(cell), uuid, place);
        if (column.type === 'link' && column.group === 'own') assert.match(String(cell), /^https:/, place);
        for (const name of looked) if (name) assert.equal(cell, name, place);
      }
    });
  }
}

const kinds: Record<string, string> = { text: 'string', link: 'string', boolean: 'boolean' };

/**
 * What a cell of the column must be. Some samples print an additional field against its own type (a flag where the
 * metadata has a number): such a value is shown as text.
 */
function typed({ type, key, title }: Column, row: SourceRow): string {
  const kind = kinds[type] ?? 'number';
  if (!key.startsWith('attribute:') || type === 'dateTime') return kind;
  const attributes = (row.attributes ?? []) as SourceRow[];
  const { value } = attributes.find(({ id, name }) => key === `attribute:${id}` || name === title.ru) ?? {};
  return value === undefined || typeof value === kind ? kind : 'string';
}
