import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { RowIndex } from './row-index.ts';
import { RowNumbers } from './row-numbers.ts';
import { UuidTable } from './uuid-table.ts';

test('ids are told apart whatever bits they share, and come back as they were', () => {
  const table = new UuidTable();
  const ids = Array.from({ length: 5000 }, (_, i) =>
    i % 2 ? randomUUID() : `0000${i.toString(16).padStart(4, '0')}-4a3c-11ec-0a80-0d8a00000000`,
  );
  assert.deepEqual(
    ids.map((id) => table.add(id)),
    ids.map((_, i) => i),
  );
  assert.deepEqual(
    ids.map((id) => table.add(id.toUpperCase())),
    ids.map((_, i) => i),
  );
  assert.deepEqual(
    ids.map((_, i) => table.at(i)),
    ids,
  );
  assert.equal(table.find(randomUUID()), -1);
  for (const text of ['', 'Итого', 'g'.repeat(36), `${ids[0]}0`, ids[0]?.replaceAll('-', '') ?? '']) {
    assert.equal(table.add(text), -1, text);
  }
  assert.equal(table.size, ids.length);
});

test('ids of which a chunk shares bytes come back as they were, whichever bytes those are', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
  const isShared = fc.array(fc.boolean(), { minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(digits, isShared, fc.integer(), (shared, kept, seed) => {
      const ids = Array.from({ length: 2100 }, (_, i) => {
        const own = createHash('md5').update(`${seed} ${i}`).digest('hex');
        const all = [...own].map((digit, at) => (kept[at] ? shared[at] : digit)).join('');
        return all.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      });
      const different = [...new Set(ids)];
      const table = new UuidTable();
      for (const id of ids) table.add(id);
      assert.deepEqual(
        Array.from({ length: table.size }, (_, number) => table.at(number)),
        different,
      );
      for (const [number, id] of different.entries()) assert.equal(table.find(id), number);
    }),
    { numRuns: 20 },
  );
});

test('rows are told by number, in a sequence and out of it', () => {
  const moves = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 900 })), { maxLength: 20 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(600), moves, (first, count, moved) => {
      const rows = new RowNumbers();
      const plain: number[] = [];
      const set = (number: number, row: number) => {
        rows.set(number, row);
        plain[number] = row;
      };
      for (let number = 0; number < count; number++) set(number, first + number);
      for (const [number, row] of moved) set(number, row);
      for (let number = -1; number < 1000; number++) assert.equal(rows.at(number), plain[number] ?? 0);
    }),
  );
});

test('a million keys take less than 20 MB, and 25 more when objects have several rows', () => {
  const idOf = (i: number) => `${i.toString(16).padStart(8, '0')}-4a3c-11ec-0a80-0d8a${'0'.repeat(8)}`;
  for (const grouped of [false, true]) {
    const index = new RowIndex(grouped);
    const before = process.memoryUsage().arrayBuffers;
    index.reserve(1_000_000);
    for (let i = 0; i < 1_000_000; i++) {
      index.set(idOf(i), i + 2, idOf(i >> 2), null, () => undefined);
    }
    const megabytes = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
    assert.ok(megabytes < (grouped ? 45 : 20), `${megabytes} MB`);
    assert.deepEqual([index.size, index.lastRow], [1_000_000, 1_000_001]);
    assert.equal(index.objects, grouped ? 250_000 : 1_000_000);
    assert.deepEqual(index.keysOf(idOf(7)), grouped ? [28, 29, 30, 31].map(idOf) : [idOf(7)]);
  }
});

/** The same bookkeeping as plain rows of a list, whatever is done to it. */
test('keys, objects, marks and doubles are those of the sheet, also after rows were deleted', () => {
  const ids = Array.from({ length: 12 }, () => randomUUID());
  const row = fc.record({ key: fc.nat(11), object: fc.nat(5), mark: fc.boolean() });
  const property = fc.property(
    fc.array(row, { maxLength: 30 }),
    fc.array(fc.nat(40), { maxLength: 6 }),
    (rows, gone) => {
      const index = new RowIndex(true, ['Удалён']);
      let sheet = rows.map(({ key, object, mark }) => ({
        key: ids[key] ?? '',
        object: ids[object] ?? '',
        mark,
      }));
      sheet.forEach(({ key, object, mark }, i) => {
        index.found(key, i + 2, object, mark ? 'Удалён' : '');
      });
      const deleted = [...new Set(gone)].filter((at) => at < sheet.length).sort((a, b) => a - b);
      // A double whose first row goes is known again once the sheet is read anew.
      const firsts = new Set(
        sheet.map(({ key }, i) => sheet.findIndex((other) => other.key === key) === i && i),
      );
      const whole = deleted.every(
        (at) => !firsts.has(at) || sheet.filter(({ key }) => key === sheet[at]?.key).length === 1,
      );
      fc.pre(whole);
      index.deleted(deleted.map((at) => ({ from: at + 2, to: at + 2 })));
      sheet = sheet.filter((_, i) => !deleted.includes(i));
      const kept = sheet.filter(({ key }, i) => sheet.findIndex((other) => other.key === key) === i);
      assert.equal(index.size, kept.length);
      for (const { key } of kept)
        assert.equal(index.rowOf(key), sheet.findIndex((other) => other.key === key) + 2);
      const objects = new Set(kept.map(({ object }) => object));
      assert.equal(index.objects, objects.size);
      assert.deepEqual(new Set(index.objectIds()), objects);
      for (const object of ids) {
        const keys = kept.filter((other) => other.object === object).map(({ key }) => key);
        assert.deepEqual(new Set(index.keysOf(object)), new Set(keys));
        assert.equal(index.hasObject(object), keys.length > 0);
      }
      const marked = new Set(kept.filter(({ mark }) => mark).map(({ object }) => object));
      assert.equal(index.marked, marked.size);
      assert.deepEqual(
        index.doubles,
        sheet.flatMap(({ key }, i) => (sheet.findIndex((other) => other.key === key) < i ? [i + 2] : [])),
      );
      assert.equal(index.lastRow, sheet.length + 1);
    },
  );
  fc.assert(property, { numRuns: 500 });
});
