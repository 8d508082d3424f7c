import assert from 'node:assert/strict';
import { test } from 'node:test';
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
