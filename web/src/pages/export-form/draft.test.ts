import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exporter } from '../../api/types.ts';
import { type Draft, EMPTY_DRAFT, reachable, toInput, withExporter } from './draft.ts';

const product: Exporter = {
  key: 'product',
  title: { ru: 'Товар', en: 'Product' },
  description: { ru: '', en: '' },
  keyColumn: 'id',
  modes: ['upsert', 'replace'],
};
const full: Draft = {
  exporter: 'customerorder',
  spreadsheet: { id: 's', title: 'Продажи', url: 'https://docs.google.com/spreadsheets/d/s' },
  sheetTitle: ' Заказы ',
  mode: 'append',
  columns: ['id', 'name'],
  filter: 'sum>100',
  name: null,
};

test('one cannot get past a step that lacks something', () => {
  assert.equal(reachable(EMPTY_DRAFT, 'name'), 'what');
  assert.equal(reachable({ ...full, sheetTitle: ' ' }, 'columns'), 'where');
  assert.equal(reachable({ ...full, columns: [] }, 'name'), 'columns');
  assert.equal(reachable(full, 'name'), 'name');
});

test('another exporter drops what belonged to the former one', () => {
  const draft = withExporter(full, product);
  assert.deepEqual(
    [draft.exporter, draft.mode, draft.columns, draft.filter],
    ['product', 'upsert', null, ''],
  );
  assert.equal(draft.spreadsheet, full.spreadsheet);
  assert.equal(withExporter(draft, product), draft);
});

test('what is sent is trimmed, and named when the person named nothing', () => {
  const input = toInput(full, 'Заказы → Продажи');
  assert.deepEqual([input.name, input.sheetTitle, input.filter], ['Заказы → Продажи', 'Заказы', 'sum>100']);
  assert.equal(toInput({ ...full, filter: ' ' }, '').filter, null);
  assert.throws(() => toInput(EMPTY_DRAFT, ''));
});
