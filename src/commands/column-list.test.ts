import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readColumns } from './column-list.ts';
import { UsageError } from './usage.ts';

const cases: [text: string, columns: string[]][] = [
  ['name,sum', ['name', 'sum']],
  [' name , , sum,', ['name', 'sum']],
  ['', []],
  ['name,«Цвет, размер»,sum', ['name', 'Цвет, размер', 'sum']],
  ['«Цвет, размер»', ['Цвет, размер']],
  ['"Цвет, размер", name', ['Цвет, размер', 'name']],
  ['"Труба 1/2"", сталь",name', ['Труба 1/2", сталь', 'name']],
  ['"«Ромашка», остаток",name', ['«Ромашка», остаток', 'name']],
  // A quote inside is a letter.
  ['Труба 1/2",name', ['Труба 1/2"', 'name']],
  ['Склад «Юг»,name', ['Склад «Юг»', 'name']],
  ['«Юг» склад,name', ['«Юг» склад', 'name']],
];
for (const [text, columns] of cases)
  test(`--columns ${text || '(nothing)'}`, () => assert.deepEqual(readColumns(text), columns));

for (const text of ['«Цвет, размер,sum', 'name,"Цвет, размер'])
  test(`--columns ${text}: what does not end is told`, () => {
    assert.throws(
      () => readColumns(text),
      (error) => error instanceof UsageError && /--columns: .*no closing [»"]/.test(error.message),
    );
  });
