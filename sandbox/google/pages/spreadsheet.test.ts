import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBook } from '../testing.ts';

test('a spreadsheet is shown as a person sees it', async () => {
  const { google, id, batch, write } = await openBook();
  try {
    await write('A1', [
      ['Имя <b>', 'Сумма', 'Ссылка'],
      ['Анна', 1234.5, 'https://example.com/?a=1&b=2'],
    ]);
    const money = { numberFormat: { type: 'NUMBER', pattern: '#,##0.00' }, textFormat: { bold: true } };
    await batch(
      {
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      {
        repeatCell: {
          range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
          cell: { userEnteredFormat: money },
          fields: 'userEnteredFormat',
        },
      },
      { addSheet: { properties: { sheetId: 5, title: 'Второй' } } },
    );
    await write(
      'Второй!A1',
      Array.from({ length: 450 }, (_, row) => [`row ${row + 1}`]),
    );
    const look = async (path: string) => (await fetch(`${google.url}${path}`)).text();
    const first = await look(`/spreadsheets/d/${id}/edit`);
    assert.ok(first.includes('Имя &#60;b&#62;'));
    assert.ok(first.includes('font-weight:700">1\u00a0234,50</td>'));
    assert.ok(first.includes('<a href="https://example.com/?a=1&#38;b=2"'));
    assert.ok(first.includes('<tr class="frozen">'));
    assert.ok(first.includes('>Второй</a>'));
    const last = await look(`/spreadsheets/d/${id}/edit?gid=5&page=3`);
    assert.ok(last.includes('row 401<') && last.includes('row 450<') && !last.includes('row 400<'));
    assert.ok(last.includes('страница 3 из 3') && last.includes('← Назад') && !last.includes('Далее'));
    assert.ok((await look('/spreadsheets')).includes('Заказы'));
    assert.equal((await fetch(`${google.url}/spreadsheets/d/none/edit`)).status, 404);
  } finally {
    await google.close();
  }
});
