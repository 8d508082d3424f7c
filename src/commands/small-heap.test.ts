import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const module = new URL('small-heap.ts', import.meta.url);

/**
 * The young generation of a process that lets three million objects live, MB, as it mostly is: while a collection goes on
 * beside the program, pages it has left count for a moment, on a busy machine for longer.
 */
async function youngOf(first: string): Promise<number> {
  const program = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { keepHeapSmall } from ${JSON.stringify(module)};
    ${first};
    const living = [];
    const sizes = [];
    for (let i = 0; i < 3_000_000; i++) {
      living.push({ i });
      if (i % 100_000 > 0) continue;
      sizes.push(getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
    }
    console.log(sizes.sort((a, b) => a - b)[sizes.length / 2] / 2 ** 20);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  return Number(stdout);
}

test('the young generation stays as small as it was made, where V8 alone lets it grow', async () => {
  const kept = await youngOf('keepHeapSmall()');
  assert.ok(kept >= 8 && kept < 12, `${kept} MB`);
  const alone = await youngOf('');
  assert.ok(alone >= 24, `${alone} MB`);
});
