import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newSpreadsheet } from '../sheets/create.ts';
import { Calculator } from './calculator.ts';
import { parseFormula } from './formula.ts';

const titles: Record<number, string> = { 1: 'Лист1', 2: "It's" };
const parse = (text: string) =>
  parseFormula(
    text,
    (title) => Number(Object.keys(titles).find((id) => titles[Number(id)] === title)) || undefined,
  );
const print = (formula: ReturnType<typeof parse>) => formula.print((id) => titles[id]);

test('a formula is kept letter by letter', () => {
  for (const text of [
    '=A1+$B$2 * SUM(A:A, 2:5)',
    '=\'It\'\'s\'!A1&"A1 ""quoted"""',
    '=Лист1!C3:D4',
    '=LOG10(A1)+Q1sales+R2D2',
    '=IF(A1>=10;"да";1.5E+3)',
  ]) {
    assert.equal(print(parse(text)), text);
  }
  assert.equal(print(parse('=Нет!A1+1')), '=#REF!+1');
});

test('references follow copies, inserts, deletes and moves', () => {
  assert.equal(print(parse('=A1+$B$2+C:C').offset(2, 1)), '=B3+$B$2+D:D');
  assert.equal(print(parse('=A1').offset(-1, 0)), '=#REF!');
  const rows = { sheetId: 0, dimension: 'ROWS' as const };
  const formula = parse('=SUM(A2:A5)+A5+Лист1!A5');
  assert.equal(
    print(formula.follow({ ...rows, kind: 'insert', at: 2, count: 3 }, 0)),
    '=SUM(A2:A8)+A8+Лист1!A5',
  );
  assert.equal(
    print(formula.follow({ ...rows, kind: 'delete', at: 3, count: 2 }, 0)),
    '=SUM(A2:A3)+#REF!+Лист1!A5',
  );
  assert.equal(
    print(formula.follow({ ...rows, kind: 'move', at: 4, count: 1, to: 0 }, 0)),
    '=SUM(A3:A5)+A1+Лист1!A5',
  );
});

test('formulas are worked out when looked at', () => {
  const spreadsheet = newSpreadsheet('id', { locale: 'ru_RU' }, true);
  const sheet = spreadsheet.sheet();
  const cases: [string, unknown][] = [
    ['=1+2*3-4/2', 5],
    ['=(1+2)*3', 9],
    ['=-2^2', 4],
    ['=50%', 0.5],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['=A1=10', true],
    ['="A"<"b"', true],
    ['=SUM(A1:B2;5)', 36],
    ['=COUNTA(A:B)', 4],
    ['=IF(B1="x",ROUND(2.345,2),1/0)', 2.35],
    ['=Z99', 0],
  ];
  [
    [10, 'x'],
    [20, 1],
  ].forEach((row, index) => {
    for (const [column, value] of row.entries()) sheet.setCell(index, column, value);
  });
  cases.forEach(([text], index) => {
    sheet.setCell(index, 5, spreadsheet.parseFormula(text));
  });
  const errors: [string, string][] = [
    ['=1/0', '#DIV/0!'],
    ['=VLOOKUP(A1,A:B,2)', '#NAME?'],
    ['="x"*2', '#VALUE!'],
    ['=1+', '#ERROR!'],
    ['=H5', '#REF!'],
  ];
  errors.forEach(([text], index) => {
    sheet.setCell(index, 7, spreadsheet.parseFormula(text));
  });
  const calculator = new Calculator(spreadsheet);
  cases.forEach(([text, result], index) => {
    assert.equal(calculator.value(sheet, index, 5), result, text);
  });
  errors.forEach(([text, shown], index) => {
    assert.equal(calculator.show(sheet, index, 7), shown, text);
  });
});
