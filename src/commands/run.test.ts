import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { modes } from '../catalogue/index.ts';
import { helpOf, usages } from './usages.ts';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** A process of its own; with an environment that no command would begin with. */
function skladno(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, [cli, ...args], { env: { PORT: 'none' } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  );
}

test('every command has a help, in English: how it is called, and its exit codes', () => {
  for (const [name, usage] of Object.entries(usages)) {
    const help = helpOf(usage);
    assert.doesNotMatch(help, /[а-яё]/i, name);
    assert.match(help, new RegExp(`^Usage: skladno ${name}\\b`), name);
    assert.match(help, /Exit codes:\s+0 /, name);
  }
});

test('the help of an export says what each mode does', () => {
  for (const mode of modes) assert.match(helpOf(usages.export), new RegExp(`^[ -].* ${mode} {2,}\\w`, 'm'));
});

test('help goes to stdout with 0, whatever stands before --help and whatever the environment is', async () => {
  const { export: ofExport, admin } = usages;
  const wanted = (usage: typeof ofExport) => ({ code: 0, stdout: helpOf(usage), stderr: '' });
  const asked = await Promise.all([
    skladno('export', '--help'),
    skladno('help', 'export'),
    skladno('admin', 'create', '--odd', '-h'),
  ]);
  assert.deepEqual(asked, [wanted(ofExport), wanted(ofExport), wanted(admin)]);
});

test('--version is that of package.json', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.deepEqual(await skladno('--version'), { code: 0, stdout: `skladno ${version}\n`, stderr: '' });
});

test('help of a command that there is not: what there is, and 2', async () => {
  const { code, stdout, stderr } = await skladno('help', 'fly');
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /There is no command "fly"[\s\S]*^ {2}doctor /m);
});

test('a folder that cannot be written ends a start at once with 2, and says so', async () => {
  for (const folder of [
    fileURLToPath(import.meta.url),
    `${fileURLToPath(import.meta.url)}/data`,
    '/proc/skladno/data',
  ]) {
    const { code, stderr } = await start(folder);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /^DATA_DIR cannot be written: .*Example: DATA_DIR=/);
  }
});

function start(folder: string): Promise<{ code: number | undefined; stderr: string }> {
  const env = { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0' };
  return new Promise((resolve) =>
    execFile(process.execPath, [cli, 'start'], { env, timeout: 90_000 }, (error, _, stderr) =>
      resolve({ code: error?.code as number | undefined, stderr }),
    ),
  );
}
