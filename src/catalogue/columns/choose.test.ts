import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Problem, type ProblemKind } from '../../platform/problems.ts';
import type { SourceRow } from '../../protocol/index.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import { formulaProblems } from '../formula/problems.ts';
import { catalogueProblems } from '../problems.ts';
import type { ColumnChoice } from './choice.ts';
import { chooseColumns } from './choose.ts';
import { columnIndex } from './column.ts';
import * as column from './columns.ts';

const order = defineDocument({
  key: 'customerorder',
  section: 'sales',
  title: { ru: 'Заказы', en: 'Orders' },
  description: { ru: '', en: '' },
  columns: [
    column.text('name', '№', 'Number'),
    column.moment('moment', 'Время', 'Moment'),
    column.reference('agent', 'Контрагент', 'Counterparty'),
    column.money('sum', 'Сумма', 'Sum'),
    column.money('payedSum', 'Оплачено', 'Paid'),
    column.yesNo('applicable', 'Проведено', 'Applicable', { hidden: true }),
    column.text('code', 'Код', 'Code', { hidden: true }),
    column.reference('currency', 'Валюта', 'Currency', { hidden: true, path: 'rate.currency' }),
  ],
});
const ratio = column.attributeColumn({ id: 'a1', name: 'Коэффициент', type: 'double' });
const available = [...order.columns, ratio];

const agentId = '00000000-0000-4000-8000-000000000001';
const orderRow: SourceRow = {
  id: 'o1',
  name: '00017',
  moment: '2023-03-15 12:00:00',
  agent: { meta: { href: `https://x/entity/counterparty/${agentId}`, type: 'counterparty' } },
  sum: 100010,
  payedSum: 100000,
  applicable: true,
  attributes: [{ id: 'a1', value: 1.5 }],
};
const lookup: column.Lookup = {
  link: column.linkIn,
  name: ({ type, id }) => (type === 'counterparty' && id === agentId ? 'Ромашка' : null),
  states: new Map(),
};

const choose = (chosen: ColumnChoice[] | null) => chooseColumns(order, available, chosen);
const keys = (chosen: ColumnChoice[] | null) => choose(chosen).columns.map(({ key }) => key);
/** The first column's cell. */
const cell = (choice: ColumnChoice, row = orderRow) => choose([choice]).columns[0]?.read(row, lookup);

test('without a choice the default columns come, the key column hidden among them', () => {
  assert.deepEqual(keys(null), ['name', 'id', 'moment', 'agent', 'sum', 'payedSum', 'attribute:a1']);
  const hidden = choose(null).columns.filter((one) => one.hidden);
  assert.deepEqual(
    hidden.map(({ key }) => key),
    ['id'],
  );
  assert.equal(choose(['name', 'id']).columns[1]?.hidden, undefined, 'chosen, it is to be seen');
});

test('an export of an earlier edition keeps its default columns, and its ID in sight', () => {
  const later = [...available, column.yesNo('vatEnabled', 'Учитывать НДС', 'VAT applies', { since: 2 })];
  const of = (edition: number, chosen: ColumnChoice[] | null = null) =>
    chooseColumns(order, later, chosen, edition).columns;
  assert.deepEqual(
    of(1).map(({ key }) => key),
    ['name', 'moment', 'agent', 'sum', 'payedSum', 'id', 'attribute:a1'],
  );
  assert.ok(of(1).every(({ hidden }) => !hidden));
  assert.deepEqual(
    of(1, ['sum', 'name']).map(({ key }) => key),
    ['sum', 'name', 'id'],
  );
  assert.ok(of(2).some(({ key }) => key === 'vatEnabled'));
});

test('columns come in the order chosen, by key or by title in either language', () => {
  assert.deepEqual(keys(['сумма', { key: 'Number' }, 'attribute:a1']), ['sum', 'id', 'name', 'attribute:a1']);
  assert.deepEqual(keys(['id', 'sum']), ['id', 'sum']);
});

test('a title is known with ё and without', () => {
  const all = [column.text('uchet', 'Учёт', 'Accounting'), column.text('schet', 'Счет', 'Account')];
  const find = columnIndex(all);
  for (const name of ['учет', 'Учёт']) assert.equal(find(name)?.key, 'uchet');
  for (const name of ['счёт', 'СЧЕТ']) assert.equal(find(name)?.key, 'schet');
});

test('the column of the object is in every table of lines', () => {
  const lines = defineLines(order, {
    key: 'customerorderposition',
    title: order.title,
    description: order.description,
    columns: [column.number('line.quantity', 'Количество', 'Quantity')],
  });
  const { columns } = chooseColumns(lines, lines.columns, ['line.quantity']);
  assert.deepEqual(
    columns.map(({ key }) => key),
    ['line.quantity', 'documentId', 'id'],
  );
});

test('what the account no longer has stays as an empty column and is reported', () => {
  const { columns, gone } = choose(['name', 'attribute:b2', { key: 'price:p1', title: 'Опт' }, 'sum']);
  assert.deepEqual(
    columns.map(({ key }) => key),
    ['name', 'id', 'attribute:b2', 'price:p1', 'sum'],
  );
  assert.equal(columns[2]?.read(orderRow, lookup), null);
  assert.equal(columns[3]?.title.ru, 'Опт');
  assert.deepEqual(gone, ['attribute:b2', 'Опт']);
});

function refused(chosen: ColumnChoice[], kind: ProblemKind, field: string): Problem {
  try {
    choose(chosen);
  } catch (problem) {
    assert.ok(problem instanceof Problem, String(problem));
    assert.equal(problem.kind, kind);
    assert.equal(problem.field, field);
    return problem;
  }
  assert.fail('not refused');
}

test('a column that never was is refused', () => {
  refused(['name', 'nonsense'], catalogueProblems.unknownColumn, 'columns');
  refused([{ key: 'computed:x' }], catalogueProblems.unknownColumn, 'columns');
  refused(['constructor'], catalogueProblems.unknownColumn, 'columns');
});

test('a title given is the title in both languages', () => {
  const [sum] = choose([{ key: 'sum', title: 'Итого' }]).columns;
  assert.deepEqual(sum?.title, { ru: 'Итого', en: 'Итого' });
  assert.deepEqual(choose(['sum']).columns[0]?.title, { ru: 'Сумма', en: 'Sum' });
});

test('cells are shown in the format chosen', () => {
  const as = (key: string, type: 'text' | 'number' | 'date' | 'dateTime' | 'yesNo' | 'money' | 'link') =>
    cell({ key, format: { type } });
  assert.equal(as('sum', 'text'), '1000,1');
  assert.equal(as('moment', 'text'), '15.03.2023 12:00:00');
  assert.equal(as('moment', 'date'), 45000);
  assert.equal(as('moment', 'number'), 45000.5);
  assert.equal(as('applicable', 'yesNo'), 'Да');
  assert.equal(as('applicable', 'text'), 'Да');
  assert.equal(as('agent', 'link'), 'Ромашка');
  const [money] = choose([
    { key: 'attribute:a1', format: { type: 'money', decimals: 3, currency: '$' } },
  ]).columns;
  assert.equal(money?.type, 'money');
  assert.equal(money?.decimals, 3);
  assert.equal(money?.currency, '$');
  const types = choose([
    { key: 'applicable', format: { type: 'yesNo' } },
    { key: 'moment', format: { type: 'date' } },
    'id',
  ]).columns.map(({ type }) => type);
  assert.deepEqual(types, ['text', 'date', 'text']);
});

test('a text becomes a number or a date only when nothing of it is lost', () => {
  const number = (code: string) => cell({ key: 'code', format: { type: 'number' } }, { code });
  assert.equal(number('12'), 12);
  assert.equal(number('-1 250,50'), -1250.5);
  assert.equal(number('0,5'), 0.5);
  assert.equal(number('00017'), '00017');
  assert.equal(number('12345678901234567890'), '12345678901234567890');
  assert.equal(number('12 шт'), '12 шт');
  const date = (code: string) => cell({ key: 'code', format: { type: 'date' } }, { code });
  assert.equal(date('2023-03-15 12:00:00'), 45000);
  assert.equal(date('завтра'), 'завтра');
});

test('no format loses what a cell holds, nor makes something of nothing', () => {
  const types = ['text', 'number', 'money', 'percent', 'dateTime', 'boolean', 'yesNo', 'link'] as const;
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
  fc.assert(
    fc.property(fc.constantFrom(...types), value, (type, code) => {
      const before = cell('code', { code });
      const after = cell({ key: 'code', format: { type } }, { code });
      // What is shown otherwise reads as what it was.
      const words = (shown: unknown) => String(shown).replace(/\s/g, '').replace(',', '.');
      if (after !== before) assert.equal(Number(words(after)), Number(words(before)));
      assert.equal(cell({ key: 'code', format: { type } }, {}), null);
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test('an empty cell is filled as chosen', () => {
  assert.equal(cell({ key: 'code', whenEmpty: 'нет' }, {}), 'нет');
  assert.equal(cell({ key: 'sum', whenEmpty: 0 }, {}), 0);
  assert.equal(cell({ key: 'sum', whenEmpty: 0 }), 1000.1);
  assert.equal(cell({ key: 'code', whenEmpty: '' }, {}), null);
  assert.equal(cell({ key: 'applicable', format: { type: 'yesNo' }, whenEmpty: '—' }, {}), '—');
});

test('the keys of rows stay as they are', () => {
  const [id] = choose([{ key: 'id', title: 'Ключ', format: { type: 'number' }, whenEmpty: 'x' }]).columns;
  assert.equal(id?.title.ru, 'Ключ');
  assert.equal(id?.type, 'text');
  assert.equal(id?.read({ id: '17' }, lookup), '17');
});

test('a computed column reads other columns, chosen or not, and brings what they need', () => {
  const formula = '{Контрагент} & ", " & {Валюта} & ": " & {sum} * {Коэффициент}';
  const [first, ...others] = choose([{ key: 'computed:line', title: 'Строка', formula }]).columns;
  assert.equal(first?.read(orderRow, lookup), 'Ромашка, : 1500,15');
  assert.equal(first?.group, 'computed');
  assert.equal(first?.type, 'text');
  assert.deepEqual(first?.title, { ru: 'Строка', en: 'Строка' });
  assert.deepEqual(first?.expand, ['agent', 'rate.currency']);
  assert.deepEqual(
    others.map(({ key }) => key),
    ['id'],
  );
});

test('a computed column has a format and a filling, too; a formula sees values, not formats', () => {
  const wish = { key: 'computed:debt', formula: '{sum} - {payedSum}' };
  assert.equal(cell({ ...wish, format: { type: 'text' } }), '0,1');
  assert.equal(cell({ key: 'computed:x', formula: '1 / 0', whenEmpty: 'нет' }), 'нет');
  const [, double] = choose([
    { key: 'sum', title: 'Итого', format: { type: 'text' }, whenEmpty: 'нет' },
    { key: 'computed:double', formula: '{Итого} * 2' },
    'id',
  ]).columns;
  assert.equal(double?.read(orderRow, lookup), 2000.2);
  assert.equal(double?.title.ru, 'double');
});

test('a computed column uses another, whatever their order, and its links as well', () => {
  const { columns } = choose([
    { key: 'computed:share', formula: 'округлить({Долг} / {sum} * 100; 3)' },
    { key: 'computed:debt', title: 'Долг', formula: '{sum} - {payedSum}' },
    { key: 'computed:late', formula: '{computed:who} & {computed:when} + 1' },
    { key: 'computed:who', formula: '{agent}' },
    { key: 'computed:when', formula: '{moment}' },
    'id',
  ]);
  assert.equal(columns[0]?.read(orderRow, lookup), 0.01);
  assert.equal(columns[2]?.read(orderRow, lookup), 'Ромашка16.03.2023 12:00:00');
  assert.deepEqual(columns[2]?.expand, ['agent']);
});

test('columns that use each other many times are computed once a row', () => {
  let reads = 0;
  const counted = { ...ratio, read: () => ++reads };
  const chain = Array.from({ length: 9 }, (_, index) => ({
    key: `computed:${index + 1}`,
    formula: `{computed:${index}} + {computed:${index}} + {computed:${index}}`,
  }));
  const start = { key: 'computed:0', formula: '{attribute:a1}' };
  const { columns } = chooseColumns(order, [...order.columns, counted], [...chain, start, 'id']);
  assert.equal(columns[8]?.read(orderRow, lookup), 3 ** 9);
  assert.equal(reads, 1);
});

test('formulas in a circle and long chains are refused', () => {
  const circle = refused(
    [
      'name',
      { key: 'computed:a', title: 'А', formula: '{Б} + 1' },
      { key: 'computed:b', title: 'Б', formula: '{computed:a} + 1' },
    ],
    formulaProblems.circle,
    'columns.1.formula',
  );
  assert.equal(circle.params.columns, 'А → Б → А');
  refused([{ key: 'computed:a', formula: '{computed:a}' }], formulaProblems.circle, 'columns.0.formula');
  const chain = Array.from({ length: 11 }, (_, index) => ({
    key: `computed:${index}`,
    formula: `{computed:${index + 1}}`,
  }));
  const whole = [...chain, { key: 'computed:11', formula: '1' }];
  refused(whole, formulaProblems.longChain, 'columns.1.formula');
  // Whichever column is read first.
  refused(whole.toReversed(), formulaProblems.longChain, 'columns.10.formula');
  for (let from = 1; from < whole.length; from++) {
    const turned = [...whole.slice(from), ...whole.slice(0, from)];
    const problem = refused(
      turned,
      formulaProblems.longChain,
      `columns.${turned.findIndex(({ key }) => key === 'computed:1')}.formula`,
    );
    assert.equal(problem.params.columns, '1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → 10 → 11');
  }
  assert.equal(choose(whole.slice(2).toReversed()).columns[9]?.read(orderRow, lookup), 1);
});

test('a wrong formula names its field', () => {
  const broken = { key: 'computed:b', formula: '{sum' };
  refused(['name', broken], formulaProblems.unclosed, 'columns.1.formula');
  const user = { key: 'computed:a', formula: '{computed:b}' };
  refused(['name', user, broken], formulaProblems.unclosed, 'columns.2.formula');
  refused([{ key: 'computed:a', formula: '{нет такой}' }], formulaProblems.noSuchColumn, 'columns.0.formula');
  refused([{ key: 'sum', formula: '1' }], formulaProblems.badKey, 'columns.0.key');
  refused([broken, broken], formulaProblems.badKey, 'columns.0.key');
});

test('a formula over a deleted additional field goes on with an empty one and reports it', () => {
  const { columns, gone } = choose(['name', { key: 'computed:x', formula: '{sum} + {attribute:b2}' }, 'id']);
  assert.equal(columns[1]?.read(orderRow, lookup), 1000.1);
  assert.deepEqual(gone, ['attribute:b2']);
});

test('a choice tells whether its cells change from day to day', () => {
  assert.equal(choose([{ key: 'computed:x', formula: '{moment} < сегодня()' }]).daily, true);
  assert.equal(choose(['name', { key: 'computed:x', formula: '"сегодня()"' }]).daily, false);
});
