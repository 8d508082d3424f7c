import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where imports lead is looked for once, and a process that is told goes there. */

const resolved = fileURLToPath(new URL('resolved.ts', import.meta.url));
const run = promisify(execFile);
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-resolved-'));
  await writeFile(join(folder, 'one.mjs'), "export const said = 'one';");
  await writeFile(join(folder, 'one.cjs'), "module.exports = 'required';");
  await writeFile(join(folder, 'way.mjs'), "export { said } from './here.mjs';");
});
after(() => rm(folder, { recursive: true }));

/** @returns what a module of this text prints, with `noted` known beforehand. */
async function print(text: string, noted?: string): Promise<string> {
  await writeFile(join(folder, 'main.mjs'), text);
  const { TEST_RESOLVED: _ours, ...env } = process.env;
  const { stdout } = await run(process.execPath, ['--import', resolved, join(folder, 'main.mjs')], {
    env: { ...env, ...(noted && { TEST_RESOLVED: noted }) },
  });
  return stdout.trim();
}

test('what was noted is found without a look, what was not is looked for, an absent one is absent', async () => {
  const noted = join(folder, 'noted.json');
  await print(`import { createRequire } from 'node:module';
import { noteResolved } from ${JSON.stringify(resolved)};
const write = noteResolved();
createRequire(import.meta.url)('./one.cjs');
await import('./one.mjs');
write(${JSON.stringify(noted)});`);
  const main = `import { createRequire } from 'node:module';
import { said } from './one.mjs';
console.log(said, createRequire(import.meta.url)('./one.cjs'), await import('./way.mjs').then((it) => it.said, (error) => error.code));`;
  assert.equal(await print(main, noted), 'one required ERR_MODULE_NOT_FOUND');
  await writeFile(join(folder, 'here.mjs'), "export const said = 'here';");
  assert.equal(await print(main, noted), 'one required here');

  // It is the note that leads: one that is changed leads elsewhere.
  const there = (name: string) => new URL(`file://${join(folder, name)}`).href;
  const changed = { [there('main.mjs')]: { './one.mjs': [there('here.mjs')] } };
  await writeFile(noted, JSON.stringify(changed));
  assert.equal(await print(main, noted), 'here required here');
});
