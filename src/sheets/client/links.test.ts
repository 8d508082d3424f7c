import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spreadsheetIdOf } from './links.ts';

const id = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms';

test('every kind of link to a spreadsheet names it', () => {
  const links = [
    id,
    ` ${id}\n`,
    `https://docs.google.com/spreadsheets/d/${id}`,
    `https://docs.google.com/spreadsheets/d/${id}/edit#gid=0`,
    `https://docs.google.com/spreadsheets/d/${id}/edit?gid=0#gid=0`,
    `https://docs.google.com/spreadsheets/d/${id}?usp=sharing`,
    `https://docs.google.com/spreadsheets/d/${id}/edit?usp=drivesdk`,
    `https://docs.google.com/spreadsheets/u/0/d/${id}/edit`,
    `https://docs.google.com/spreadsheets/u/12/d/${id}/edit?pli=1#gid=7`,
    `https://docs.google.com/a/shop.example.com/spreadsheets/d/${id}/edit`,
    `https://docs.google.com/a/shop.example.com/spreadsheets/u/1/d/${id}/edit`,
    `https://docs.google.com/spreadsheets/d/${id}/mobilebasic`,
    `https://docs.google.com/spreadsheets/d/${id}/htmlview`,
    `https://docs.google.com/spreadsheets/d/${id}/copy`,
    `https://docs.google.com/spreadsheet/ccc?key=${id}&usp=sharing`,
    `https://docs.google.com/a/shop.example.com/spreadsheet/ccc?key=${id}#gid=0`,
    `https://drive.google.com/open?id=${id}`,
    `https://drive.google.com/file/d/${id}/view?usp=sharing`,
    `docs.google.com/spreadsheets/d/${id}/edit`,
    `HTTPS://DOCS.GOOGLE.COM/spreadsheets/d/${id}/edit`,
    `http://docs.google.com/spreadsheets/d/${id}/edit`,
  ];
  for (const link of links) assert.equal(spreadsheetIdOf(link), id, link);
});

test('what copying adds does not matter: spaces, line ends, quotes, words around it, marks that cannot be seen', () => {
  const link = `https://docs.google.com/spreadsheets/d/${id}/edit#gid=0`;
  const copies = [
    `\t${link} \r\n`,
    `\u200b${link}\ufeff`,
    `<${link}>`,
    `«${link}»`,
    `Заказы: ${link}`,
    `${link} посмотри`,
    `https://docs.google.com/spreadsheets/d/${id} look here`,
    `https://docs.google.com/spreadsheets/d/${id.slice(0, 20)}\n${id.slice(20)}/edit`,
    `https://docs.google.com/ spreadsheets/d/${id}/edit`,
  ];
  for (const copy of copies) assert.equal(spreadsheetIdOf(copy), id, JSON.stringify(copy));
});

test('what is no link to a spreadsheet is none', () => {
  const others = [
    '',
    'my orders',
    'мои заказы и другие слова',
    'https://docs.google.com/spreadsheets',
    'https://docs.google.com/spreadsheets/u/0/',
    'https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghijklmnopqrstuvwxyz/pubhtml',
    `https://docs.google.com/document/d/${id}/edit`,
    `https://example.com/spreadsheets/d/${id}/edit`,
    `https://docs.google.com.example.com/a/shop/spreadsheets/d/${id}`,
    `https://example.com/?next=https://docs.google.com.example.com/spreadsheets/d/${id}`,
    `https://docs.google.com@example.com/spreadsheets/d/${id}`,
  ];
  for (const text of others) assert.equal(spreadsheetIdOf(text), null, text);
});
