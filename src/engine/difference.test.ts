import assert from 'node:assert/strict';
import { test } from 'node:test';
import { text } from '../catalogue/columns/columns.ts';
import { DifferenceNotes } from './difference.ts';

const columns = [text('name', 'Наименование', 'Name'), text('code', 'Код', 'Code')];

test('counts every row, tells of the first hundred of each kind, and how often each column changed', () => {
  const notes = new DifferenceNotes();
  for (let i = 0; i < 150; i++) {
    const cells = [{ column: 'code', before: 1, after: i }];
    if (i % 2 === 0) cells.push({ column: 'name', before: 1, after: i });
    notes.note({ kind: 'changed', key: `c${i}`, cells });
  }
  notes.note({ kind: 'added', key: 'a', cells: [] });
  assert.equal(notes.room, 100);
  notes.countRemoved(7);
  const result = notes.result(columns, 42);
  assert.deepEqual([result.added, result.changed, result.removed, result.unchanged], [1, 150, 7, 42]);
  assert.deepEqual(result.columns, [
    { key: 'code', title: 'Код', changed: 150 },
    { key: 'name', title: 'Наименование', changed: 75 },
  ]);
  assert.equal(result.rows.filter(({ kind }) => kind === 'changed').length, 100);
  assert.equal(result.rows.filter(({ kind }) => kind === 'added').length, 1);
});
