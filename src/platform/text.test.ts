import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { busyMs } from '../../test/support/busy.ts';
import {
  cleanText,
  comparable,
  countCharacters,
  cutText,
  firstCharacters,
  isClean,
  lastCharacters,
  printJson,
  shorten,
} from './text.ts';

const family = '👨‍👩‍👧‍👦';
const words = fc.constantFrom(
  ...[
    'a',
    'Я',
    ' ',
    '\r\n',
    '\r',
    '№',
    '😀',
    family,
    '🇷🇺',
    'и\u0306',
    '©\uFE0F',
    '\u200d',
    '각',
    'क्षि',
    '\u0600',
    '\u0301',
  ],
);
const texts = fc.oneof(
  fc.array(words, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
);
const segmenter = new Intl.Segmenter('ru', { granularity: 'grapheme' });
const charactersOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

test('characters are counted and taken as people see them', () => {
  fc.assert(
    fc.property(texts, fc.nat(35), (text, count) => {
      const all = charactersOf(text);
      assert.equal(countCharacters(text), all.length);
      assert.equal(firstCharacters(text, count), all.slice(0, count).join(''));
      assert.equal(lastCharacters(text, count), all.slice(Math.max(0, all.length - count)).join(''));
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test('a text is cut by length between characters, and never longer than allowed', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, most) => {
      const cut = cutText(text, most);
      assert.ok(cut.length <= most && text.startsWith(cut) && isClean(cut));
      const all = charactersOf(text);
      const longest = Math.max(0, ...all.map(({ length }) => length));
      if (longest < most)
        assert.ok(
          charactersOf(cut).every((character, index) => character === all[index]),
          cut,
        );
      assert.ok(shorten(text, most).length <= most);
    }),
    { seed: 2, numRuns: 3000 },
  );
  assert.equal(shorten('абвгд', 4), 'абв…');
  assert.equal(shorten('абвг', 4), 'абвг');
  assert.equal(shorten(`ab${family}`, 6), 'ab…');
});

test('a character without an end is cut between code points, as fast as any', () => {
  const endless = `😀${'\u0301'.repeat(1_000_000)}`;
  const began = busyMs();
  assert.equal(cutText(endless, 500_000).length, 500_000);
  assert.equal(cutText('😀'.repeat(10), 3), '😀');
  assert.equal(cutText(`a${'\u{1F3FB}'.repeat(100)}`, 100).length, 99);
  assert.ok(busyMs() - began < 100);
});

test('of what is compared only marks beyond thirty behind one letter are parted', () => {
  const alphabet = new Intl.Collator('ru', { sensitivity: 'accent' });
  for (const text of ['Ёлка', 'e\u0301te\u0301', `a${'\u0301'.repeat(30)}`, '\u{1F468}\u200D\u{1F469}'])
    assert.equal(comparable(text), text);
  const [marks, more] = ['\u0301'.repeat(30), '\u0316'.repeat(15)];
  assert.equal(comparable(`a${marks}${more}b`), `a${marks}\u034F${more}b`);
  assert.equal(alphabet.compare(comparable(`a${marks}\u0301b`), `A${marks}\u0301B`), 0);
});

test('halves of characters and U+0000 are replaced, whole characters stay', () => {
  assert.equal(cleanText('a\ud83db\0c\ude00'), 'a\uFFFDb\uFFFDc\uFFFD');
  assert.equal(cleanText('😀 №'), '😀 №');
});

test('JSON is printed without them, in texts and names', () => {
  const odd = { 'a\ud800': ['\0', '\udfff', '\\u0000', '\\\ud800', '😀', '\u0001'] };
  const printed = printJson(odd);
  assert.deepEqual(JSON.parse(printed), {
    'a\uFFFD': ['\uFFFD', '\uFFFD', '\\u0000', '\\\uFFFD', '😀', '\u0001'],
  });
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      fc.pre(!JSON.stringify(value).includes('u0000'));
      assert.deepEqual(JSON.parse(printJson(value)), JSON.parse(JSON.stringify(value)));
    }),
    { seed: 3, numRuns: 500 },
  );
});
