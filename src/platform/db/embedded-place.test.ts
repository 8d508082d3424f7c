import assert from 'node:assert/strict';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readlink, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import pino from 'pino';
import { ConfigError } from '../config-error.ts';
import { reachableData, reachablePrograms } from './embedded-place.ts';
import { type Binaries, findBinaries, type SystemUser, systemUser } from './embedded-setup.ts';

/** Places that PostgreSQL's user cannot enter, which only root has. */
const skip = process.getuid?.() !== 0 && 'only root needs another user for PostgreSQL';

let folder: string;
/** As root's home is. */
let closed: string;
let home: string;
let user: SystemUser;
const said: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-place-'));
  await chmod(folder, 0o755);
  closed = join(folder, 'root');
  await mkdir(closed, { mode: 0o700 });
  home = join(folder, 'shelter');
  if (!skip) user = await systemUser();
});
after(() => rm(folder, { recursive: true, force: true }));

const data = (dataDir: string) => reachableData(dataDir, user, log, home);
const programs = (given: Binaries) => reachablePrograms(given, user, log, home);

test('whom nothing hinders keeps everything where it is, and nothing is said', async () => {
  const dataDir = join(folder, 'open/.data');
  const nobodyElse: SystemUser = {};
  assert.equal(await reachableData(dataDir, nobodyElse, log, home), join(dataDir, 'postgres'));
  assert.deepEqual(await reachablePrograms(findBinaries(), nobodyElse, log, home), findBinaries());
  assert.deepEqual(said, []);
});

test('data that cannot be entered: a place of their own, the same the next time, another for another folder', {
  skip,
}, async () => {
  const [ours, theirs] = [join(closed, 'мой склад/.data'), join(closed, 'other/.data')];
  const first = await data(ours);
  assert.equal(dirname(dirname(first)), home);
  assert.match(said.splice(0).join(), new RegExp(`cannot enter.*${first}`));
  assert.equal(await readlink(join(ours, 'postgres')), first);
  assert.equal(await data(ours), first);
  assert.notEqual(await data(theirs), first);
  await rename(dirname(ours), join(closed, 'moved'));
  assert.equal(await data(join(closed, 'moved/.data')), first, 'found also where the checkout was moved');
  await rm(join(closed, 'moved/.data'), { recursive: true });
  const anew = await data(join(closed, 'moved/.data'));
  assert.notEqual(anew, first, 'without its folder one begins anew');
  await rm(dirname(anew), { recursive: true });
  assert.equal(await data(join(closed, 'moved/.data')), anew, 'and so without the place that it leads to');
  await assert.rejects(reachableData(join(closed, 'moved/.data'), {}, log, home), /made by root/);
});

test('data made elsewhere are not left behind without a word', { skip }, async () => {
  const dataDir = join(closed, 'came/.data');
  await mkdir(join(dataDir, 'postgres'), { recursive: true });
  await assert.rejects(
    data(dataDir),
    (error) => error instanceof ConfigError && /begin anew/.test(error.message),
  );
});

test('a link of the owner’s to another disk is theirs', { skip }, async () => {
  const dataDir = join(folder, 'linked/.data');
  await mkdir(join(folder, 'disk'), { recursive: true });
  await mkdir(dataDir, { recursive: true });
  await symlink(join(folder, 'disk'), join(dataDir, 'postgres'));
  assert.equal(await data(dataDir), join(dataDir, 'postgres'));
});

test('programs that cannot be entered are started from a copy, made once, whatever the umask was', {
  skip,
}, async () => {
  const { postgres } = findBinaries();
  const native = join(dirname(postgres), '..');
  const there = join(closed, 'package/native');
  // Enough to be started and to be looked at.
  for (const part of ['bin', 'share']) await cp(join(native, part), join(there, part), { recursive: true });
  await cp(join(native, '../package.json'), join(closed, 'package/package.json'));
  const given = { initdb: join(there, 'bin/initdb'), postgres: join(there, 'bin/postgres') };
  await chmod(join(there, 'share'), 0o700);
  await chmod(join(there, 'share/postgresql/postgres.bki'), 0o600);
  const [one, two] = await Promise.all([programs(given), programs(given)]);
  assert.deepEqual(one, two);
  assert.equal(dirname(dirname(dirname(one.postgres))), home);
  assert.match(said.splice(0).join(), /cannot enter/);
  const copy = dirname(dirname(one.postgres));
  assert.equal((await lstat(join(copy, 'share'))).mode & 0o777, 0o755);
  assert.equal((await lstat(join(copy, 'share/postgresql/postgres.bki'))).mode & 0o777, 0o644);
  assert.equal((await lstat(one.initdb)).mode & 0o777, 0o755);
  const { ino } = await lstat(copy);
  await programs(given);
  assert.equal((await lstat(copy)).ino, ino, 'not copied again');

  await chown(copy, user.uid ?? 0, user.gid ?? 0);
  await assert.rejects(programs(given), /must be a folder of root's/);
});

test('a shelter that somebody else made, or may write into, is not trusted', { skip }, async () => {
  const dataDir = join(closed, 'suspicious/.data');
  const attempts: Record<string, (place: string) => Promise<unknown>> = {
    theirs: async (place) => {
      await mkdir(place);
      await chown(place, user.uid ?? 0, user.gid ?? 0);
    },
    writable: async (place) => {
      await mkdir(place);
      await chmod(place, 0o777);
    },
    link: (place) => symlink(folder, place),
  };
  for (const [name, make] of Object.entries(attempts)) {
    const place = join(folder, name);
    await make(place);
    await assert.rejects(reachableData(dataDir, user, log, place), /into which nobody else may write/, name);
  }
});
