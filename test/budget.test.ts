import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { requireBuiltPages } from './support/browser.ts';

/** How much script a browser loads before the first page stands there. */
const MOST_KB = 250;
const dist = fileURLToPath(new URL('../web/dist/', import.meta.url));

/** A script and everything that it imports statically, by their places under `dist`. */
async function withImports(script: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(script)) return found;
  found.add(script);
  const text = await readFile(join(dist, script), 'utf8');
  for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.js)"/g))
    await withImports(`assets/${name}`, found);
  return found;
}

async function gzippedKb(scripts: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const script of scripts) bytes += gzipSync(await readFile(join(dist, script))).length;
  return bytes / 1000;
}

test(`the first load is ${MOST_KB} kB of script at most, gzipped`, async (t) => {
  await requireBuiltPages();
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  const [, entry = ''] = /<script type="module"[^>]* src="\/(assets\/[\w.-]+\.js)"/.exec(page) ?? [];
  const first = await withImports(entry);
  // What is fetched before anybody asked for it counts, too.
  for (const [, preloaded = ''] of page.matchAll(/rel="modulepreload"[^>]* href="\/(assets\/[\w.-]+\.js)"/g))
    await withImports(preloaded, first);
  const built = await readdir(join(dist, 'assets'));
  /** A chunk that is loaded when it is needed, by the name of its source. */
  const lazy = (name: string) => {
    const found = built.filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
    assert.equal(found.length, 1, `${name} is a chunk of its own`);
    return `assets/${found[0]}`;
  };
  t.diagnostic(`the application itself: ${(await gzippedKb(first)).toFixed(1)} kB`);
  for (const name of ['SignInPage', 'ExportsPage']) {
    const all = await withImports(lazy(name), new Set(first));
    const kb = await gzippedKb([...all, lazy('ru')]);
    t.diagnostic(`with ${name} and the Russian texts: ${kb.toFixed(1)} kB`);
    assert.ok(kb <= MOST_KB, `${name}: ${kb.toFixed(1)} kB`);
  }
});
