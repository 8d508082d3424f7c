import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busyMs } from '../../test/support/busy.ts';
import { csvLine } from './csv.ts';

test('cells are parted and quoted by RFC 4180', () => {
  assert.equal(
    csvLine(['a', null, 'b;c', 'said "x"', 'two\nlines', 'x,y'], ';'),
    'a;;"b;c";"said ""x""";"two\nlines";x,y\r\n',
  );
  assert.equal(csvLine(['x,y', 'b;c'], ','), '"x,y",b;c\r\n');
});

test('no cell can be taken for a formula', () => {
  const attacks = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://evil","x")'];
  for (const attack of attacks) {
    const line = csvLine([attack], ',');
    assert.match(line, /^"?'/, JSON.stringify(line));
    assert.ok(line.replaceAll('""', '"').includes(`'${attack}`));
  }
  assert.equal(csvLine(['a=1', '1-2'], ','), 'a=1,1-2\r\n');
});

test('no part of a cell can be taken for a formula by a program that parts cells elsewhere', () => {
  const attacks = [';=1+1', 'a;=1', 'a; +1', 'a,@x', 'a\t-1', 'two\nlines\n=1', 'a|=1', ';;=1'];
  for (const attack of [...attacks, '＝1', '＋1', '－1', '＠x', '  =1', 'a;＝1']) {
    for (const separator of [',', ';']) {
      const cell = csvLine([attack], separator).trimEnd().replace(/^"|"$/g, '');
      const parts = cell.split(/[;,|\t\r\n]/).map((part) => part.trimStart());
      assert.ok(!parts.some((part) => /^[=+\-@＝＋－＠]/.test(part)), JSON.stringify([attack, cell]));
    }
  }
  const began = busyMs();
  for (const endless of [';', ' ', '; ', '\t']) csvLine([endless.repeat(200_000)], ',');
  assert.ok(busyMs() - began < 500);
});
