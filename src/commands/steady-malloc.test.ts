import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';

const module = new URL('steady-malloc.ts', import.meta.url);
const MB = 2 ** 20;

/** Runs a program that was told to keep its memory steady. */
async function told<T>(program: string, setting?: string): Promise<{ pid: number | undefined; it: T }> {
  const whole = `
    import { keepMallocSteady } from ${JSON.stringify(module)};
    ${program}`;
  const { MALLOC_MMAP_THRESHOLD_: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--input-type=module', '--eval', whole, 'an', 'argument'],
    {
      env: { ...env, ...(setting !== undefined && { MALLOC_MMAP_THRESHOLD_: setting }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return { pid: child.pid, it: JSON.parse(await text(child.stdout)) };
}

const linux = process.platform === 'linux';

test('a process begins once more in its own place, with what it was called with', {
  skip: !linux && 'Linux alone has it',
}, async () => {
  const say = `keepMallocSteady();
    const { pid, argv, execArgv, env } = process;
    console.log(JSON.stringify([pid, argv.slice(1), execArgv[0], env.MALLOC_MMAP_THRESHOLD_]));`;
  const anew = await told(say);
  assert.deepEqual(anew.it, [anew.pid, ['an', 'argument'], '--expose-gc', '1048576']);
  assert.deepEqual((await told<unknown[]>(say, '65536')).it[3], '65536', 'what somebody set stays');
});

test('large buffers leave no holes among small ones', { skip: !linux && 'Linux alone has it' }, async () => {
  // As pages come: two large bodies of each are let go, small things that were made beside them stay for twenty pages.
  const work = `
    const kept = [];
    const some = (page) => Array.from({ length: 6 }, (_, i) => Buffer.alloc((40 + (page * 7 + i * 13) % 64) * 1024, 1));
    const letGo = (buffer) => buffer.buffer.transfer(0);
    for (let page = 0; page < 200; page++) {
      const read = Buffer.alloc(6 * ${MB} - page * 1000, 1);
      kept.push(some(page));
      const written = Buffer.alloc(2 * ${MB} + page * 1000, 1);
      kept.push(some(page));
      if (page >= 20) kept.splice(page % 37, 2).flat().forEach(letGo);
      letGo(read);
      letGo(written);
    }
    console.log(JSON.stringify(process.memoryUsage.rss() / ${MB}));`;
  const { it: alone } = await told<number>(work);
  const { it: steady } = await told<number>(`keepMallocSteady(); ${work}`);
  assert.ok(steady < alone - 8, `${steady} MB, and ${alone} MB alone`);
});
