import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import fc from 'fast-check';
import { busyMs } from '../../../test/support/busy.ts';
import { describeProblem, Problem, type ProblemKind } from '../../platform/problems.ts';
import type { Cell, ColumnType } from '../../protocol/index.ts';
import { columnFinder, compileFormula } from './formula.ts';
import { functions } from './functions.ts';
import { parseFormula, partsOf } from './parse.ts';
import { formulaProblems } from './problems.ts';
import { Work } from './work.ts';

const column = (key: string, ru: string, en: string, type: ColumnType) => ({ key, title: { ru, en }, type });
const columns = [
  column('name', '№', 'Number', 'text'),
  column('moment', 'Время', 'Moment', 'dateTime'),
  column('deliveryPlannedMoment', 'План. дата отгрузки', 'Delivery planned', 'dateTime'),
  column('agent', 'Контрагент', 'Counterparty', 'text'),
  column('sum', 'Сумма', 'Sum', 'money'),
  column('payedSum', 'Оплачено', 'Paid', 'money'),
  column('shippedSum', 'Отгружено', 'Shipped', 'money'),
  column('applicable', 'Проведено', 'Applicable', 'boolean'),
  column('comment', 'Комментарий', 'Comment', 'text'),
];
const row: Record<string, Cell> = {
  name: '00017',
  // 15.03.2023 12:00
  moment: 45000.5,
  deliveryPlannedMoment: null,
  agent: 'ООО «Ромашка»',
  sum: 1000.1,
  payedSum: 1000,
  shippedSum: 0,
  applicable: true,
  comment: null,
};
/** 20.03.2023 01:00 in Moscow, still the 19th in London. */
const now = Date.UTC(2023, 2, 19, 22);

const find = columnFinder(columns);
const compile = (text: string) => compileFormula(parseFormula(text), find, now);
const result = (text: string): Cell => compile(text).evaluate((key) => row[key] ?? null, new Work());
const results = (expected: Record<string, Cell>) => {
  for (const [text, cell] of Object.entries(expected)) assert.equal(result(text), cell, text);
};

test('columns are named by key or by title in either language, whatever its case', () => {
  results({ '{sum} - {payedSum}': 0.1, '{Сумма} - {оплачено}': 0.1, '= { Sum } - {PAID}': 0.1 });
  const named = [...partsOf(parseFormula('{sum} + мин({ Оплачено }; -{Sum}%)'))];
  assert.deepEqual(
    named.flatMap((part) => (part.type === 'Column' ? [part.name] : [])),
    ['sum', 'Оплачено', 'Sum'],
  );
});

test('numbers, texts and signs', () => {
  results({
    '0,1 + 0.2': 0.3,
    '1 - 0,9 - 0,1': 0,
    '2 + 3 * 4 ^ 2': 50,
    '(2 + 3) * 4': 20,
    '10 - 4 - 3': 3,
    '2 ^ 3 ^ 2': 64,
    '-2 ^ 2': 4,
    '50% * 8': 4,
    '1/3': 0.333333333333333,
    '1/3*3 = 1': true,
    '"№ " & {name}': '№ 00017',
    '«Он сказал "да"»': 'Он сказал "да"',
    '"в ""кавычках"""': 'в "кавычках"',
    '“a” & "b" & 1,5': 'ab1,5',
    '"a" & 1 + 2': 'a3',
    '"a" & "b" = "ab"': true,
    '2 > 1 И 3 > 2 или 1 > 2': true,
    '"{sum}"': '{sum}',
  });
});

test('empty cells count as 0, as nothing in a text, and an empty date has no days', () => {
  results({
    '{comment} + 5': 5,
    '"[" & {comment} & "]"': '[]',
    '{comment}': null,
    '""': null,
    '{deliveryPlannedMoment} + 1': null,
    '{deliveryPlannedMoment} < сегодня()': false,
    '{deliveryPlannedMoment} > сегодня()': false,
    '{comment} = ""': true,
    '{comment} = 0': true,
    'мин({comment}; 5)': 5,
    'макс({comment}; {comment})': null,
  });
});

test('what has no result is an empty cell, and so is what is made of it', () => {
  results({
    '1 / 0': null,
    '1 / {shippedSum} + 5': null,
    '"итого " & 1 / 0': null,
    '{agent} * 2': null,
    '{agent} > 5': null,
    'если(1 / 0; 1; 2)': null,
    'если({shippedSum} = 0; 0; {sum} / {shippedSum})': 0,
    'ифпусто({sum} / {shippedSum}; 7)': 7,
    'пусто({sum} / {shippedSum})': true,
    'год(10 ^ 300)': null,
    '10 ^ 300 * 10 ^ 300': null,
  });
});

test('numbers of more digits than a number holds are never rounded: they are texts, and have no result in a sum', () => {
  results({
    '12345678901234567890': '12345678901234567890',
    '12345678901234567890 = "12345678901234567890"': true,
    '12345678901234567890 = 12345678901234567891': false,
    '12345678901234567890 + 1': null,
    '"12345678901234567" * 1': null,
    '"123456789012345,67" * 1': null,
    '"12345678901234567" > 5': null,
    'макс("12345678901234567"; 1)': null,
    '"0000000000000000017" * 1': 17,
    '"12345678901234567" & "!"': '12345678901234567!',
    'лев(12345678901234567; 2)': '12',
    '123456789012345 + 0': 123_456_789_012_345,
  });
});

test('days that no sheet has are empty, not others', () => {
  results({
    'дата(26; 3; 15)': null,
    'дата(99; 1; 1)': null,
    'дата(1899; 12; 30)': 0,
    'дата(9999; 12; 31)': 2_958_465,
    'дата(10000; 1; 1)': null,
    'дата(2026; 13; 1)': 46_388,
    '{moment} + 10000000': null,
    '{moment} - 50000': null,
    'год({moment} - 50000)': null,
  });
});

test('parts of a text are whole characters', () => {
  results({
    'лев("😀😀"; 1)': '😀',
    'прав("a👨‍👩‍👧"; 1)': '👨‍👩‍👧',
    'длина("👨‍👩‍👧и\u0306")': 2,
  });
});

test('comparisons: texts whatever their case, numbers with texts that read as numbers', () => {
  results({
    '"Да" = "да"': true,
    '{agent} <> "ооо «ромашка»"': false,
    '{name} = 17': true,
    '{name} = "17"': false,
    '{applicable} = "Да"': true,
    '"а" < "Б"': true,
    '{sum} >= {payedSum}': true,
    '0,1 + 0,2 = 0,3': true,
    '{sum} = "много"': false,
    '{sum} <> "много"': true,
  });
});

test('texts with marks without end behind a letter are compared as fast as any', () => {
  const marks = { '\u0301\u0316': 'x', '\u0f71\u0f72': '', '\u{1d165}\u{1d16d}\u{1e8d0}': 'x' };
  for (const [part, first] of Object.entries(marks)) {
    const text = first + part.repeat(49_000 / part.length);
    const cells: Record<string, Cell> = { name: text, agent: `${text.toUpperCase()}a` };
    const compare = compile('{name}<{agent}');
    const started = busyMs();
    assert.equal(
      compare.evaluate((key) => cells[key] ?? null, new Work()),
      true,
    );
    assert.ok(busyMs() - started < 300, `${busyMs() - started} ms`);
  }
});

test('every function', () => {
  const examples: Record<string, Cell> = {
    'если({sum} > {payedSum}; "долг"; "")': 'долг',
    'IF({sum} < {payedSum}; "долг")': null,
    'и({applicable}; 1)': true,
    'или({applicable}; 1 > 2)': true,
    'не({applicable})': false,
    'округлить({sum} / 3; 2)': 333.37,
    'ОКРУГЛ(2,5)': 3,
    'округлвверх(1,21; 1)': 1.3,
    'округлвниз(-1,29; 1)': -1.2,
    'модуль({payedSum} - {sum})': 0.1,
    'мин(3; {payedSum}; 2)': 2,
    'макс(3; {payedSum}; 2)': 1000,
    'дней({moment}; сегодня())': 5,
    'дней(сегодня(); {deliveryPlannedMoment})': null,
    'год({moment})': 2023,
    'месяц({moment})': 3,
    'день({moment})': 15,
    'дата(2023; 3; 15)': 45000,
    'сцепить({name}; " от "; {moment})': '00017 от 15.03.2023 12:00:00',
    'текст({sum}; 2)': '1000,10',
    'текст({moment})': '15.03.2023 12:00:00',
    'текст(сегодня())': '20.03.2023',
    'длина({name})': 5,
    'лев({name}; 3)': '000',
    'прав({name}; 2)': '17',
    'прав({name}; 0)': null,
    'содержит({agent}; "РОМАШКА")': true,
    'пусто({comment})': true,
    'ифпусто({comment}; "нет")': 'нет',
  };
  results(examples);
  const used = Object.keys(examples).join(' ').toLowerCase();
  for (const { names } of functions) {
    assert.ok(
      names.some((name) => used.includes(`${name}(`)),
      `${names[0]} has an example`,
    );
  }
});

test('the type of a formula is told from its parts', () => {
  const types: Record<string, ColumnType> = {
    '{sum} * 2': 'number',
    '{name}': 'text',
    '{sum} > 1': 'boolean',
    'сегодня()': 'date',
    '{moment} + 3': 'dateTime',
    '{moment} - сегодня()': 'number',
    'если({sum} > 1; {sum}; "")': 'number',
    'если({sum} > 1; {sum}; "мало")': 'text',
    'макс({moment}; {deliveryPlannedMoment})': 'dateTime',
    'ифпусто({deliveryPlannedMoment}; сегодня())': 'dateTime',
    '""': 'text',
  };
  for (const [text, type] of Object.entries(types)) assert.equal(compile(text).type, type, text);
  assert.equal(compile('дней({moment}; сегодня())').daily, true);
  assert.equal(compile('{moment}').daily, false);
});

/** The kind and parameters of the problem with a text. */
function problemOf(text: string): Problem {
  try {
    compile(text);
  } catch (problem) {
    assert.ok(problem instanceof Problem, `${text}: ${problem}`);
    return problem;
  }
  assert.fail(`${text} is a formula`);
}

test('a wrong formula is refused with its place and the cure', () => {
  const expected: [string, ProblemKind, Record<string, string | number>][] = [
    ['{sum', formulaProblems.unclosed, { opened: '{', closing: '}', at: 1 }],
    ['1 & "abc', formulaProblems.unclosed, { opened: '"', closing: '"', at: 5 }],
    ['2 * (1 + 2', formulaProblems.unclosed, { opened: '(', closing: ')', at: 5 }],
    ['мин(1; 2', formulaProblems.unclosed, { opened: '(', closing: ')', at: 4 }],
    ['{sum})', formulaProblems.unexpected, { found: ')', at: 6 }],
    ['{sum} {sum}', formulaProblems.unexpected, { found: '{', at: 7 }],
    ['{sum}.constructor', formulaProblems.unexpected, { found: '.', at: 6 }],
    ['[1]', formulaProblems.unexpected, { found: '[', at: 1 }],
    ['1 ? 2 : 3', formulaProblems.unexpected, { found: '?', at: 3 }],
    ['1; 2', formulaProblems.unexpected, { found: ';', at: 2 }],
    ['', formulaProblems.missingValue, { at: 1 }],
    ['1 + ', formulaProblems.missingValue, { at: 5 }],
    ['()', formulaProblems.missingValue, { at: 2 }],
    ['мин(1; )', formulaProblems.missingValue, { at: 8 }],
    ['мин({sum}, 2)', formulaProblems.comma, { at: 10 }],
    ['мин(1,2)', formulaProblems.arguments, { name: 'мин', at: 1, given: 1, wanted: '2…100' }],
    ['1 + сегодня(1)', formulaProblems.arguments, { name: 'сегодня', at: 5, given: 1, wanted: 0 }],
    ['sum + 1', formulaProblems.bareName, { name: 'sum', at: 1 }],
    ['1'.repeat(2001), formulaProblems.tooLong, { length: 2001, limit: 2000 }],
    [`${'('.repeat(51)}1${')'.repeat(51)}`, formulaProblems.tooDeep, { limit: 50 }],
    [`${'-'.repeat(1900)}1`, formulaProblems.tooDeep, { limit: 50 }],
    [`1${'%'.repeat(1900)}`, formulaProblems.tooDeep, { limit: 50 }],
  ];
  for (const [text, kind, params] of expected) {
    const problem = problemOf(text);
    assert.equal(problem.kind, kind, text);
    assert.deepEqual(problem.params, params, text);
    assert.ok(!describeProblem(problem, 'ru').detail.includes('undefined'));
  }
  const unknown = problemOf('1 + {summ}');
  assert.equal(unknown.kind, formulaProblems.unknownColumn);
  assert.match(describeProblem(unknown, 'ru').detail, /«summ» \(место 5\) нет\. Похожие: «[^»]+»/);
  const odd = problemOf('1 + сумма({sum})');
  assert.equal(odd.kind, formulaProblems.unknownFunction);
  assert.match(describeProblem(odd, 'ru').detail, /«сумма» \(место 5\) нет\. Есть: если, /);
});

test('a long row of signs and deep brackets within the limit are fine', () => {
  assert.equal(result(`1${'+1'.repeat(999)}`), 1000);
  assert.equal(result(`${'('.repeat(50)}1${')'.repeat(50)}`), 1);
});

test('nothing of the program can be reached', () => {
  const names = ['constructor', '__proto__', 'toString', 'valueOf', 'prototype', 'hasOwnProperty', 'eval'];
  for (const name of names) {
    assert.equal(problemOf(`{${name}}`).kind.code, 'formula-unknown-column', name);
    // A name that begins with an underscore is not even a word of the language.
    const refusal = name.startsWith('_') ? formulaProblems.unexpected : formulaProblems.unknownFunction;
    assert.equal(problemOf(`${name}()`).kind, refusal, name);
    assert.equal(problemOf(`"a" & ${name}({sum})`).kind, refusal, name);
    assert.equal(problemOf(`{sum}.${name}`).kind, formulaProblems.unexpected, name);
    assert.equal(problemOf(`{sum}["${name}"]`).kind, formulaProblems.unexpected, name);
  }
});

const isCell = (cell: unknown) =>
  cell === null ||
  typeof cell === 'boolean' ||
  (typeof cell === 'string' && cell !== '' && cell.length <= 50_000) ||
  (typeof cell === 'number' && Number.isFinite(cell));

/** Compiles a text and evaluates it over cells of every kind: the only thing ever thrown is a Problem. */
function survives(text: string, cells: Cell[]) {
  let formula: ReturnType<typeof compile>;
  try {
    formula = compile(text);
  } catch (problem) {
    assert.ok(problem instanceof Problem, `${text}: ${problem}`);
    return;
  }
  const cell = formula.evaluate(
    (key) => cells[columns.findIndex((one) => one.key === key)] ?? null,
    new Work(),
  );
  assert.ok(isCell(cell), `${text}: ${String(cell)}`);
}

const anyCell = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
);
const anyCells = fc.array(anyCell, { minLength: columns.length, maxLength: columns.length });

test('no text breaks anything', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), anyCells, survives), {
    seed: 5,
    numRuns: 3000,
  });
});

test('no mixture of the words of the language breaks anything', () => {
  const words = fc.constantFrom(
    ...'+ - * / ^ & % = <> < > <= >= ( ) ; , . { } " « » и или не( [ ] ? : != ` 0 1,5 99999999999999999999'.split(
      ' ',
    ),
    ...['"текст"', '{sum}', '{Время}', '{constructor}', 'сегодня()', ' '],
    ...functions.map(({ names }) => `${names[0]}(`),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), anyCells, (parts, cells) =>
      survives(parts.join(''), cells),
    ),
    { seed: 6, numRuns: 10_000 },
  );
});

test('no formula breaks over any cells', () => {
  const { formula } = fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(
        '0',
        '1,5',
        '-7',
        '""',
        '«текст»',
        ...columns.map(({ key }) => `{${key}}`),
        'сегодня()',
      ),
      fc
        .tuple(tie('formula'), fc.constantFrom(...'+ - * / ^ & = <> < > <= >='.split(' ')), tie('formula'))
        .map((parts) => `(${parts.join(' ')})`),
      fc
        .tuple(fc.constantFrom(...functions), fc.array(tie('formula'), { minLength: 3, maxLength: 3 }))
        .map(([own, args]) => `${own.names[0]}(${args.slice(0, Math.min(3, own.most)).join('; ')})`),
    ),
  }));
  fc.assert(fc.property(formula, anyCells, survives), { seed: 7, numRuns: 10_000 });
});

test('the document names every function and its examples are true', async () => {
  const text = await readFile(new URL('../../../docs/FORMULAS.md', import.meta.url), 'utf8');
  for (const { names } of functions) {
    for (const name of names) assert.ok(text.includes(`\`${name}\``), `docs/FORMULAS.md: ${name}`);
  }
  const examples = [...text.matchAll(/^\| `([^`]+)` \| [^|]* \| `([^`]*)` \|$/gm)];
  assert.ok(examples.length >= 10);
  for (const [, formula = '', shown] of examples) {
    const cell = result(formula);
    const seen = typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell ?? ' ');
    assert.equal(seen, shown, formula);
  }
});
