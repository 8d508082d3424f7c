import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import type { Exporter } from '../../api/exporters.ts';
import type { Template } from '../../api/templates.ts';
import { accountsOf } from '../../features/exporters/accountsOf.ts';
import {
  type Draft,
  draftFrom,
  EMPTY_DRAFT,
  editionOf,
  freeTitle,
  hasOwnWork,
  reachable,
  sortOf,
  toInput,
  wayOf,
  withExporter,
  withTemplate,
} from './draft.ts';

const product: Exporter = {
  key: 'product',
  title: { ru: 'Товар', en: 'Product' },
  description: { ru: '', en: '' },
  kind: 'dictionary',
  section: 'goods',
  keyColumn: 'id',
  objectColumn: null,
  modes: ['upsert', 'replace'],
  incremental: true,
  startsOnChanges: true,
  chooseDictionary: false,
};
const full: Draft = {
  ...EMPTY_DRAFT,
  exporter: 'customerorder',
  spreadsheet: { id: 's', title: 'Продажи', url: 'https://docs.google.com/spreadsheets/d/s' },
  sheetTitle: ' Заказы ',
  mode: 'append',
  columns: [{ key: 'id' }, { key: 'sum', title: 'Итого' }],
  rows: [{ field: 'sum', op: 'range', from: 100, to: null }],
  filter: 'sum>100',
};
const template: Template = {
  key: 'orders-for-accountant',
  title: { ru: 'Заказы бухгалтеру', en: 'Orders for the accountant' },
  description: { ru: '', en: '' },
  audience: 'accountant',
  exporter: 'customerorder',
  mode: 'replace',
  columns: ['name', { key: 'computed:debt', title: 'Долг', formula: '1 - 1' }],
  conditions: [{ field: 'moment', op: 'period', value: { previous: 'month' } }],
  sheetTitle: 'Заказы за месяц',
};

test('one cannot get past a step that lacks something', () => {
  assert.equal(reachable(EMPTY_DRAFT, 'name'), 'what');
  assert.equal(reachable({ ...full, columns: [] }, 'name'), 'columns');
  assert.equal(reachable({ ...full, rows: [{ field: 'sum', op: 'range', from: 2, to: 1 }] }, 'name'), 'rows');
  assert.equal(reachable({ ...full, sheetTitle: ' ' }, 'name'), 'where');
  assert.equal(reachable(full, 'name'), 'name');
});

test('another exporter drops what belonged to the former one', () => {
  const draft = withExporter(full, product);
  assert.deepEqual(
    [draft.exporter, draft.mode, draft.columns, draft.rows, draft.filter],
    ['product', 'upsert', null, [], ''],
  );
  assert.equal(draft.spreadsheet, full.spreadsheet);
  assert.equal(withExporter(draft, product), draft);
});

test('a template fills in everything but the place', () => {
  const draft = withTemplate({ ...EMPTY_DRAFT, spreadsheet: full.spreadsheet }, template);
  const input = toInput(draft, 'Имя', {});
  assert.deepEqual(input, {
    name: 'Имя',
    exporter: 'customerorder',
    spreadsheetId: 's',
    sheetTitle: 'Заказы за месяц',
    mode: 'replace',
    columns: template.columns,
    conditions: template.conditions,
    filter: null,
    options: { gone: 'remove', protect: false, trim: false, sort: [] },
  });
});

test('only what the person has made is worth a question', () => {
  const draft = withTemplate(EMPTY_DRAFT, template);
  assert.equal(hasOwnWork(EMPTY_DRAFT, [template]), false);
  assert.equal(hasOwnWork(draft, [template]), false);
  assert.equal(hasOwnWork({ ...draft, rows: [] }, [template]), true);
  assert.equal(hasOwnWork(full, [template]), true);
});

test('what is sent is trimmed, and named when the person named nothing', () => {
  const input = toInput(full, 'Заказы → Продажи', {});
  assert.deepEqual([input.name, input.sheetTitle, input.filter], ['Заказы → Продажи', 'Заказы', 'sum>100']);
  assert.deepEqual(input.columns, ['id', { key: 'sum', title: 'Итого' }]);
  assert.equal(toInput({ ...full, filter: ' ' }, '', {}).filter, null);
  assert.throws(() => toInput(EMPTY_DRAFT, '', {}));
});

test('a saved export opens as it was saved', () => {
  const { name, ...input } = toInput(full, 'Заказы', {});
  const config = { ...input, name, spreadsheetTitle: 'Продажи', spreadsheetUrl: full.spreadsheet?.url };
  assert.deepEqual(toInput(draftFrom(config as ExportConfig), '', {}), { name, ...input });
});

test('connections are named where the company has several: the draft’s own, else the first that works', () => {
  const one = (id: string, provider: 'moysklad' | 'google', status: 'ok' | 'reconnect' = 'ok') => ({
    id,
    provider,
    status,
  });
  const several = [one('a', 'moysklad', 'reconnect'), one('b', 'moysklad'), one('g', 'google')];
  const none = { moysklad: null, google: null };
  assert.deepEqual(accountsOf(none, several), { moysklad: 'b', google: undefined });
  assert.deepEqual(accountsOf({ ...none, moysklad: 'a' }, several), { moysklad: 'a', google: undefined });
  const input = toInput(full, '', accountsOf(none, several));
  assert.equal(input.moyskladIntegrationId, 'b');
  assert.ok(!('googleIntegrationId' in input));
});

test('an export that is changed keeps its edition of the default columns, unless it becomes another', () => {
  const { name, ...input } = toInput(full, 'Заказы', {});
  const config = { ...input, name, edition: 1, spreadsheetTitle: 'Продажи', spreadsheetUrl: '' };
  const draft = draftFrom(config as ExportConfig);
  assert.equal(editionOf(draft), 1);
  const other = withExporter(draft, product);
  assert.equal(editionOf(other), undefined);
  assert.equal(editionOf(withExporter(other, { ...product, key: 'customerorder' })), 1);
  assert.equal(editionOf(full), undefined);
});

test('rows are sorted by columns that are there; another exporter is not sorted as the former one was', () => {
  const sort = [
    { column: 'sum', descending: true },
    { column: 'agent', descending: false },
  ];
  const sorted = { ...full, options: { ...full.options, sort } };
  assert.deepEqual(sortOf(sorted), sort.slice(0, 1), 'the agent is not among its columns');
  assert.deepEqual(toInput(sorted, '', {}).options?.sort, sort.slice(0, 1));
  assert.deepEqual(sortOf({ ...sorted, columns: null }), sort);
  assert.deepEqual(sortOf({ ...withExporter(sorted, product), columns: null }), []);
  assert.deepEqual(withTemplate(sorted, template).options.sort, []);
});

test('a template takes three steps, and only a template opens them', () => {
  const draft = withTemplate(EMPTY_DRAFT, template);
  assert.deepEqual(wayOf('what', draft), ['what', 'place', 'check']);
  assert.deepEqual(wayOf('check', draft), ['what', 'place', 'check']);
  assert.equal(wayOf('columns', draft).length, 6, 'set up in more detail');
  assert.equal(wayOf('what', full).length, 6);
  assert.equal(reachable(draft, 'check'), 'place');
  const placed = { ...draft, spreadsheet: full.spreadsheet };
  assert.equal(reachable(placed, 'check'), 'check');
  assert.equal(
    reachable({ ...placed, columns: [] }, 'check'),
    'columns',
    'what was spoilt in detail is shown',
  );
  assert.equal(reachable(full, 'place'), 'what');
  assert.equal(reachable(EMPTY_DRAFT, 'check'), 'what');
});

test('a sheet that another export has is not suggested again', () => {
  assert.equal(freeTitle('Заказы', []), 'Заказы');
  assert.equal(freeTitle('Заказы', ['заказы', 'Другой']), 'Заказы 2');
  assert.equal(freeTitle('Заказы', ['Заказы', 'Заказы 2', 'Заказы 3']), 'Заказы 4');
  const long = 'я'.repeat(100);
  const free = freeTitle(long, [long]);
  assert.equal(free, `${'я'.repeat(98)} 2`);
});
