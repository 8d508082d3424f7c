import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The command line in a copy of this checkout, where people put it: root's own home, a path with spaces and Cyrillic letters. */

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const isRoot = process.getuid?.() === 0;
/** What the program consists of. */
const parts = ['bin', 'db', 'node_modules', 'package.json', 'sandbox', 'src', 'web'];
const nobody = 65_534;

let folder: string;
let copy: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-places-'));
  await chmod(folder, 0o755);
  copy = join(folder, 'мой дом/Складно 2');
  await mkdir(copy, { recursive: true });
  const from = parts.map((part) => join(root, part));
  // Hard links where the file system allows, which take no time.
  await run('cp', ['-al', ...from, copy]).catch(async () => {
    await rm(copy, { recursive: true });
    await mkdir(copy);
    await run('cp', ['-a', ...from, copy]);
  });
});
after(() => rm(folder, { recursive: true, force: true }));

/** Another language and another time zone than those of the developers; messages of PostgreSQL are in that language, too. */
const abroad = { LANG: 'ru_RU.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Kamchatka', PORT: '0' };

function skladno(
  command: string,
  options: { uid?: number; gid?: number; env?: Record<string, string> } = {},
) {
  const { PATH } = process.env;
  const { env, ...user } = options;
  const node = join(copy, 'node_modules/node/bin/node');
  return run(node, [join(copy, 'bin/skladno.js'), command], {
    ...user,
    cwd: user.uid === undefined ? copy : '/',
    env: { PATH, HOME: folder, ...abroad, ...env },
    timeout: 120_000,
  });
}

test('in a folder that only its owner may enter, as the home of root is, the demonstration runs', async (t) => {
  await chmod(join(folder, 'мой дом'), 0o700);
  t.after(() => chmod(join(folder, 'мой дом'), 0o755));
  const { stdout, stderr } = await skladno('demo');
  assert.match(stdout, /Записаны ровно эти 37 строк, ни одной больше\./);
  assert.match(stdout, /№ \| Время \| Контрагент/, 'the ID is hidden in the table, and here');
  assert.doesNotMatch(stderr, /connection was lost/, 'its own PostgreSQL stops with it');
  if (!isRoot) return;
  const link = join(copy, '.data/postgres');
  const place = dirname(await readlink(link));
  t.after(() => rm(place, { recursive: true, force: true }));
  const again = await skladno('migrate');
  assert.match(again.stderr, new RegExp(`cannot enter.*${place}`), 'said at each start');
  assert.equal(dirname(await readlink(link)), place, 'the same place the next time');
});

test('an ordinary user, whose data lie elsewhere than the program', async () => {
  const data = join(folder, 'данные и бумаги');
  await mkdir(data);
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  if (isRoot) await chown(data, nobody, nobody);
  const { stderr } = await skladno('migrate', { ...user, env: { DATA_DIR: data } });
  assert.doesNotMatch(stderr, /cannot enter/);
});
