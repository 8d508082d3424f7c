import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf } from './addresses.ts';

const addressesIn = (text: string) =>
  piecesOf(text)
    .filter(({ isAddress }) => isAddress)
    .map(({ piece }) => piece);

test('addresses in a text are found without the marks of its sentences; an example is none', () => {
  const page = 'https://console.cloud.google.com/apis/library/sheets.googleapis.com?project=764086051850';
  for (const text of [
    `Откройте ${page}, нажмите «Включить».`,
    `(${page})`,
    `${page}. Потом`,
    `«${page}»`,
    page,
  ])
    assert.deepEqual(addressesIn(text), [page], text);
  assert.deepEqual(addressesIn('http://localhost:3000/invite#a-b.c\nи http://localhost:3000/'), [
    'http://localhost:3000/invite#a-b.c',
    'http://localhost:3000/',
  ]);
  assert.deepEqual(addressesIn('Адрес целиком: https://docs.google.com/spreadsheets/d/…'), []);
  assert.deepEqual(addressesIn('Без адресов'), []);
  for (const text of ['', `а ${page}, б ${page}.`])
    assert.equal(
      piecesOf(text)
        .map(({ piece }) => piece)
        .join(''),
      text,
    );
});
