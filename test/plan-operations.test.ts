import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { queues } from '../src/app.ts';
import { usages } from '../src/commands/usages.ts';

/** docs/PLANS.md names, for each operation that changes something or calls a provider, its allowance or why it is free. */

const read = (file: string) => readFile(new URL(`../${file}`, import.meta.url), 'utf8');

/** Routes that change something: the API's types are held to the routes by `npm run check`. */
async function changes(): Promise<string[]> {
  const found: string[] = [];
  let path = '';
  for (const line of (await read('clients/typescript/schema.d.ts')).split('\n')) {
    path = /^ {2}'(\/[^']+)': \{/.exec(line)?.[1] ?? path;
    const method = /^ {4}(put|post|delete|patch): operations\['/.exec(line)?.[1];
    if (method) found.push(`${method.toUpperCase()} ${path}`);
  }
  return found;
}

/** Routes that only read, from a provider, by what they may refuse with. */
async function readings(): Promise<string[]> {
  const found: string[] = [];
  const root = new URL('../src/', import.meta.url).pathname;
  for await (const file of glob('**/*routes.ts', { cwd: root }))
    for (const route of (await readFile(root + file, 'utf8')).split(/\bapp\.(?=get|post|put|patch|delete)/))
      if (route.startsWith('get(') && route.includes('providers.refusals')) {
        const path = /'(\/[^']+)'/.exec(route)?.[1] ?? '';
        found.push(`GET ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
      }
  return found;
}

test('every operation over a client’s data names its allowance, or why it is free', async () => {
  const section = (await read('docs/PLANS.md')).split('\n## Operations\n')[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| (`.*) \| (.+) \|$/gm)];
  const named = rows.flatMap(([, names = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  const there = [
    ...(await changes()),
    ...(await readings()),
    ...queues.map(({ name }) => `queue ${name}`),
    ...Object.keys(usages).map((command) => `skladno ${command}`),
  ];
  assert.ok(there.length > 110, `${there.length} operations`);
  assert.deepEqual([...named].sort(), [...new Set(there)].sort());
});
