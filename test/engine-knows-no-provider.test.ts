import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';

/** What only a provider may know: addresses, limits, grammar, clock and money of MoySklad and Google. */
const facts: [what: string, pattern: RegExp][] = [
  ['a name of a provider', /moysklad|мойсклад|google|sheets\.googleapis/i],
  ['an address', /https?:|\/entity\/|\/report\/|remap\/1\.|developerMetadata|batchUpdate/],
  ['rows of a page, ids of a call', /\b(?:100|150|1000|1_000)\b/],
  ['a limit of Google', /2 ?MB|1_990_000|10_000_000|50_000|\b2_000_000\b/],
  ['the grammar of filters', /[<>]=.*isDeleted|isDeleted|filter=|;updated|updated,asc/],
  ['the clock', /Moscow|\+03:00|03:00:00/],
  ['the unit of money', /kopeck|копе|\/ 100\b/i],
];

/** What names a provider without knowing it: counters of calls, by the place where they were made. */
const counters =
  /requests: \{ moysklad: |moysklad: source\.requests|sheets: \{|^\s*moysklad: number;|moysklad = source|const moysklad|\(moysklad \*|\{ moysklad, sheets|return \{ moysklad|= \(\(?moysklad/;

/** Numbers of our own that look like one of a provider's. */
const own = /const (?:ROWS_OF_A_KIND|SEARCHED_ROWS) = 100;/;

async function* linesOf(folder: string): AsyncGenerator<[place: string, line: string]> {
  const cwd = new URL('../', import.meta.url);
  for await (const file of glob(`${folder}/**/!(*.test).ts`, { cwd })) {
    const lines = (await readFile(new URL(file, cwd), 'utf8')).split('\n');
    for (const [i, line] of lines.entries()) yield [`${file}:${i + 1}`, line];
  }
}

test('the engine knows no fact of a provider: not its address, nor its limits, grammar, clock or money', async () => {
  const found: string[] = [];
  let looked = 0;
  for await (const [place, line] of linesOf('src/engine')) {
    looked += 1;
    if (place.startsWith('src/engine/problems.ts')) continue; // words for a person, who knows the providers by name
    if (counters.test(line) || own.test(line)) continue;
    for (const [what, pattern] of facts)
      if (pattern.test(line)) found.push(`${place}: ${what}: ${line.trim()}`);
  }
  assert.deepEqual(found, []);
  assert.ok(looked > 1000);
});

test('what is looked for is found where providers are told', async () => {
  const found = new Set<string>();
  for (const folder of ['src/moysklad', 'src/sheets', 'src/catalogue'])
    for await (const [, line] of linesOf(folder))
      for (const [what, pattern] of facts) if (pattern.test(line)) found.add(what);
  assert.deepEqual(
    facts.map(([what]) => what).filter((what) => !found.has(what)),
    [],
  );
});
