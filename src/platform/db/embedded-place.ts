import { execFile } from 'node:child_process';
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError } from '../config-error.ts';
import type { Log } from '../telemetry/log.ts';
import type { Binaries, SystemUser } from './embedded-setup.ts';

/**
 * Where PostgreSQL's programs and data are. They lie in the checkout and in DATA_DIR, unless we are root and the user that
 * PostgreSQL runs as cannot enter there (root's own home has the mode 700): then in folders under this one. Only root may
 * write into its parent, so nobody else can have made it first; that is looked at all the same.
 */
const shelter = '/var/lib/skladno-embedded';

const run = promisify(execFile);

/**
 * The programs, where PostgreSQL's user can start them: as given, else a copy in a folder named after their version, made once
 * for all checkouts of this machine.
 * @param home other than on this machine in tests.
 * @throws ConfigError when a folder there does not belong to root alone.
 */
export async function reachablePrograms(
  given: Binaries,
  user: SystemUser,
  log: Log,
  home = shelter,
): Promise<Binaries> {
  // npm keeps the mode of files in most cases, not in all (a package unpacked by another tool).
  for (const program of Object.values(given)) {
    // Where it may not be changed, starting it says what is wrong.
    if (((await lstat(program)).mode & 0o111) !== 0o111) await chmod(program, 0o755).catch(() => {});
  }
  if (await mayEnter(given.postgres, user)) return given;
  const native = resolve(dirname(given.postgres), '..');
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(home, `postgresql-${version}-${process.arch}`);
  await makeOwn(home);
  if (!(await isThere(copy))) await copyWhole(native, copy);
  await requireOwn(copy);
  log.warn(
    { programs: copy },
    `the user "postgres" cannot enter ${native}: PostgreSQL's programs are started from ${copy}`,
  );
  const moved = (program: string) => join(copy, program.slice(native.length));
  return { initdb: moved(given.initdb), postgres: moved(given.postgres) };
}

/**
 * Makes DATA_DIR unless it is there.
 * @returns its whole path. @throws ConfigError when this user cannot write there.
 */
export async function requireDataDir(dataDir: string): Promise<string> {
  return tellingDataDir(async () => {
    const folder = resolve(dataDir);
    await makeFolders(folder);
    await mayWrite(folder);
    return folder;
  });
}

/** DATA_DIR, or the folder around it in which it could be made; nothing is made. @throws ConfigError as above. */
export async function placeOfDataDir(dataDir: string): Promise<string> {
  return tellingDataDir(async () => {
    let folder = resolve(dataDir);
    while (!(await isThere(folder))) folder = dirname(folder);
    await mayWrite(folder);
    return folder;
  });
}

/** The slash: a file of this name is none that can be written into. */
const mayWrite = (folder: string) => access(`${folder}/`, constants.W_OK | constants.X_OK);

async function tellingDataDir(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    throw new ConfigError(
      `DATA_DIR cannot be written: ${(error as Error).message}. Give it a folder that this user may write to. Example: DATA_DIR=/var/lib/skladno`,
      { cause: error },
    );
  }
}

/** Like `mkdir` with `recursive`, which in Node 24 never ends in places like /proc, where nothing can be made. */
async function makeFolders(folder: string): Promise<void> {
  if (await isThere(folder)) return;
  const around = dirname(folder);
  if (around !== folder) await makeFolders(around);
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/**
 * The data directory, where PostgreSQL's user can enter: `<dataDir>/postgres`, else a folder of its own, to which a link of
 * that name leads. So the same data are found the next time, also after the folder was moved, and whoever deletes DATA_DIR
 * begins anew.
 * @throws ConfigError when there are data in a place that cannot be entered, or the other place does not belong to root alone.
 */
export async function reachableData(
  dataDir: string,
  user: SystemUser,
  log: Log,
  home = shelter,
): Promise<string> {
  const usual = join(await requireDataDir(dataDir), 'postgres');
  const link = await readlink(usual).catch(() => undefined);
  const isOurs = link !== undefined && dirname(dirname(link)) === home;
  if (!isOurs && (await mayEnter(resolve(dataDir), user))) return usual;
  if (!isOurs && (await isThere(usual))) {
    throw new ConfigError(
      `You are root, and PostgreSQL refuses to be: it runs as the user "postgres", who cannot enter the data in ${usual}. They were made where that user could: move the folder back there, set DATA_DIR to a place that everybody may enter, or delete it to begin anew.`,
    );
  }
  if (user.uid === undefined) {
    throw new ConfigError(
      `The data to which ${usual} leads were made by root. Start as root, or set DATA_DIR to another folder.`,
    );
  }
  await makeOwn(home);
  const place = isOurs ? dirname(link) : await mkdtemp(join(home, 'data-'));
  await (isOurs ? makeOwn(place) : chmod(place, 0o755));
  const data = join(place, 'postgres');
  if (!isOurs) await symlink(data, usual);
  log.warn(
    { data },
    `the user "postgres" cannot enter ${dataDir}: PostgreSQL's data are kept in ${data}, to which ${usual} leads`,
  );
  return data;
}

/** Whether PostgreSQL's user gets to a folder or may start a program; nobody else is asked for when we are not root. */
async function mayEnter(path: string, { uid, gid }: SystemUser): Promise<boolean> {
  if (uid === undefined) return true;
  return run('test', ['-x', path], { uid, gid, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Makes a folder of root's that everybody may enter, unless it is there. */
async function makeOwn(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true });
  if (made !== undefined) await chmod(path, 0o755);
  await requireOwn(path);
}

/** @throws ConfigError when somebody else than root could have put something into a folder. */
async function requireOwn(path: string): Promise<void> {
  const found = await lstat(path);
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return;
  throw new ConfigError(
    `${path} must be a folder of root's into which nobody else may write: programs that Skladno starts are kept there. Look who made it, and delete it.`,
  );
}

/** Copies the programs beside their place and moves them there in one step; another process may be faster. */
async function copyWhole(from: string, to: string): Promise<void> {
  const made = await mkdtemp(`${to}-`);
  try {
    await cp(from, made, { recursive: true, verbatimSymlinks: true });
    await openForAll(made);
    await rename(made, to);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    if (!(await isThere(to))) throw error;
  }
}

/** Whatever mode the files of the checkout have (`umask 077`). */
async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const { mode } = await lstat(path);
    await chmod(path, entry.isDirectory() || mode & 0o100 ? 0o755 : 0o644);
  }
}
