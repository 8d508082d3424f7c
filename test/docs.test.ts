import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { capabilityTable } from '../scripts/capability-docs.ts';
import { environmentTable } from '../scripts/config-docs.ts';
import { errorsDocument } from '../scripts/error-docs.ts';
import { open } from '../src/app.ts';
import { exitMeanings } from '../src/commands/usages.ts';
import { readConfig } from '../src/config.ts';
import { capabilityOf, keyActions } from '../src/platform/http/capabilities.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { openTestDatabase, testSecrets } from './support/database.ts';

/** The documents are held to the code: what they name is there, what they list is all there is. */

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFile(join(root, path), 'utf8');
const documents: string[] = [];
for await (const path of glob('{*.md,docs/**/*.md,bench/*.md}', { cwd: root })) documents.push(path);

/** Each first group of a pattern, once, sorted. */
const all = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

test('every link and picture inside the repository leads somewhere', async () => {
  assert.ok(documents.length > 10);
  for (const path of documents) {
    const text = await read(path);
    for (const link of all(text, /\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [file = '', place] = link.split('#');
      const target = file ? join(dirname(path), file) : path;
      assert.ok(existsSync(join(root, target)), `${path}: ${link}`);
      if (place) assert.ok(anchors(await read(target)).includes(place), `${path}: no heading ${link}`);
    }
  }
});

/** The anchors that GitHub makes of headings. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every file that a document names is there', async () => {
  let named = 0;
  for (const path of documents) {
    for (const file of all(
      await read(path),
      /`((?:src|web|test|sandbox|bench|scripts|db|clients)\/[\w./*-]+)`/g,
    )) {
      named += 1;
      const [found] = await Array.fromAsync(glob(file, { cwd: root }));
      assert.ok(found, `${path}: ${file}`);
    }
  }
  assert.ok(named > 100, String(named));
});

test('every door of the check is told in the document of the architecture', async () => {
  const text = await read('docs/ARCHITECTURE.md');
  const doors = all(await read('.dependency-cruiser.cjs'), /name: '([\w-]+)'/g);
  assert.ok(doors.length > 10);
  assert.deepEqual(
    doors.filter((door) => !text.includes(`\`${door}\``)),
    [],
  );
});

test('every script and command that a document names exists', async () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await read('package.json')));
  const commands = all(await read('src/cli.ts'), /^ {2}(\w+): \{/gm);
  for (const path of documents) {
    const text = await read(path);
    for (const name of all(text, /\bnpm run ([\w-]+)/g))
      assert.ok(name in scripts, `${path}: npm run ${name}`);
    for (const name of all(text, /\bnpm (start|test)\b/g)) assert.ok(name in scripts, `${path}: npm ${name}`);
    for (const name of all(text, /\b(?:npx skladno|`skladno) ([\w-]+)/g)) {
      assert.ok(commands.includes(name), `${path}: skladno ${name}`);
    }
  }
  for (const readme of ['README.md', 'README.ru.md']) {
    const text = await read(readme);
    for (const needed of ['npm ci', 'npm start', 'npm run demo', 'npm test', 'npx skladno export']) {
      assert.ok(text.includes(needed), `${readme}: ${needed}`);
    }
  }
});

test('exit codes are told alike in the help, both READMEs and the list of errors', async () => {
  const [english, russian] = [await read('README.md'), await read('README.ru.md')];
  const line = (await read('docs/ERRORS.md')).replaceAll(/\s+/g, ' ');
  for (const [code, meaning] of exitMeanings.entries()) {
    assert.ok(english.includes(`\n| ${code} | ${meaning}`), `README.md: ${code} ${meaning}`);
    assert.match(russian, new RegExp(`\\n\\| ${code} \\| \\p{L}`, 'u'), `README.ru.md: ${code}`);
    assert.ok(line.includes(`${code} ${meaning}`), `docs/ERRORS.md: ${code} ${meaning}`);
  }
});

test('the API contract names every route with who may call it, and no other', async () => {
  const text = await read('docs/API_DESIGN.md');
  const written = [...text.matchAll(/^\| `([A-Z]+ \S+)` \| ([^|]+) \|/gm)].map(
    ([, call = '', access = '']) => `${call}: ${access.trim()}`,
  );
  assert.deepEqual(written.sort(), (await routes()).sort());
});

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ 'x-access': z.string() }))),
});

/** `METHOD /path: access` of every route in the OpenAPI document of the whole application. */
async function routes(): Promise<string[]> {
  const database = await openTestDatabase({ migrated: false });
  try {
    const config = readConfig({
      DATABASE_URL: database.ownerUrl,
      AUTH_SECRET: testSecrets.authSecret,
      ENCRYPTION_KEYS: testSecrets.encryptionKeys,
    });
    const application = await open(config, ['serve'], { log: openLog('silent'), migrate: true });
    try {
      await application.http.app.ready();
      const { paths } = documentSchema.parse(application.http.app.swagger());
      return Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(
          ([method, { 'x-access': access }]) => `${method.toUpperCase()} ${path}: ${access}`,
        ),
      );
    } finally {
      await application.close();
    }
  } finally {
    await database.close();
  }
}

test('the table of the environment is current', async () => {
  const { current, wanted } = await environmentTable();
  assert.equal(current, wanted, 'run `node scripts/config-docs.ts`');
});

test('the table of capabilities is current', async () => {
  const { current, wanted } = await capabilityTable();
  assert.equal(current, wanted, 'run `node scripts/capability-docs.ts`');
});

test('the page of API keys names the capabilities as the table does', async () => {
  const { scopes } = z
    .object({ scopes: z.record(z.string(), z.record(z.string(), z.string())) })
    .parse(JSON.parse(await read('web/src/features/membership/membership.en.json')));
  const shown = Object.entries(scopes).flatMap(([noun, verbs]) =>
    Object.entries(verbs).map(([verb, title]) => [`${noun}.${verb}`, title]),
  );
  const wanted = keyActions.map((action) => [action, capabilityOf(action).title]);
  assert.deepEqual(Object.fromEntries(shown), Object.fromEntries(wanted));
});

test('the list of errors is current, and no problem in the code is missing from it', async () => {
  const { current, wanted } = await errorsDocument();
  assert.equal(current, wanted, 'run `npm run errors`');
  const written = new Set(
    [...current.matchAll(/^\| `([\w-]+)` \| (\w+) \|/gm)].map(([, code, status]) => `${code} ${status}`),
  );
  for await (const path of glob('src/**/!(*.test).ts', { cwd: root })) {
    for (const [, code, number = ''] of (await read(path)).matchAll(/code: '([\w-]+)',\s+status: (\d+)/g)) {
      const status = number === '200' ? 'warning' : number;
      assert.ok(written.has(`${code} ${status}`), `${path}: ${code} ${status}`);
    }
  }
  assert.ok(written.size > 150, String(written.size));
});

test('every table of the database and every tag of the spreadsheet is described', async () => {
  const text = await read('docs/DATA_MODELS.md');
  const named = { tables: 0, tags: 0 };
  for await (const path of glob('db/migrations/*.sql', { cwd: root })) {
    for (const table of all(await read(path), /^create table (\S+)/gm)) {
      named.tables += 1;
      assert.ok(text.includes(`\`${table}\``), `the table ${table}`);
    }
  }
  for await (const path of glob('src/sheets/**/!(*.test).ts', { cwd: root })) {
    for (const tag of all(await read(path), /'(skladno\.\w+)'/g)) {
      named.tags += 1;
      assert.ok(text.includes(`\`${tag}\``), `the tag ${tag}`);
    }
  }
  // Found where they are now: a search that finds nothing holds nothing to anything.
  assert.ok(named.tables > 20 && named.tags >= 5, JSON.stringify(named));
});

test('every test that a document names is there under that name', async () => {
  const texts = await Promise.all(['docs/TECHNICAL_SPEC.md', 'docs/SECURITY.md'].map(read));
  const named = texts.flatMap((text) => all(text, /`([^`]+ › [^`]+)`/g));
  assert.ok(named.length > 50);
  for (const each of named) {
    const [file = '', name = ''] = each.split(' › ');
    assert.ok((await read(file)).includes(name), each);
  }
});
