import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBook } from '../testing.ts';

test('a person edits cells, sorts, and inserts and deletes rows and columns on the page', async () => {
  const { google, id, write } = await openBook();
  try {
    await write('A1', [
      ['Имя', 'Сумма'],
      ['Борис', 2],
      ['Анна', 3],
    ]);
    const book = google.spreadsheet(id);
    const [sheet] = book.sheets;
    const title = String(sheet?.title);
    const press = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${google.url}/spreadsheets/d/${id}/edit`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
    const done = await press({ action: 'write', cell: 'C2', value: '=B2*2' });
    assert.equal(done.status, 303);
    const shown = await (await fetch(google.url + done.headers.get('location'))).text();
    assert.match(shown, /role="status">[^<]* C2</);
    assert.match(shown, /data-typed="=B2\*2"[^>]*>4</);
    assert.match(shown, /name="value"[^>]* value="=B2\*2"/);
    await press({ action: 'write', cell: 'a2', value: '1 234,5' });
    assert.equal(book.cell(`${title}!A2`), 1234.5, 'as typed in Russian');
    await press({ action: 'write', cell: 'A2', value: 'Борис' });
    await press({ action: 'sort-up', cell: 'A3', value: '' });
    assert.deepEqual(book.values(title), [
      ['Имя', 'Сумма'],
      ['Анна', 3],
      ['Борис', 2, 4],
    ]);
    await press({ action: 'insert-column', cell: 'B1', value: '' });
    await press({ action: 'insert-row', cell: 'A2', value: '' });
    assert.deepEqual(book.values(title)[2], ['Анна', '', 3]);
    await press({ action: 'delete-row', cell: 'A2', value: '' });
    await press({ action: 'delete-column', cell: 'B1', value: '' });
    assert.deepEqual(book.values(title)[2], ['Борис', 2, 4]);

    const before = book.values(title);
    const refused = await press({ action: 'write', cell: 'ZZZ1', value: 'x' });
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /role="alert">Не получилось: [^<]*exceeds grid limits/);
    assert.equal(
      (await press({ action: 'delete-row', cell: 'A1' }, { origin: 'https://evil.example' })).status,
      403,
    );
    await press({ action: 'delete-row', cell: '../1' });
    assert.deepEqual(book.values(title), before);
    assert.match(await (await fetch(`${google.url}/spreadsheets/d/${id}/edit?hl=en`)).text(), /Sort A → Z/);
  } finally {
    await google.close();
  }
});
