import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Browser, chromium } from 'playwright-core';
import { type Chromium, findChromium } from './chromium.ts';

/** Chromium on systems that lack what it needs. On a really bare one `.ci/run` opens a browser, where it can make one. */

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno chromium '));
});
after(() => rm(folder, { recursive: true, force: true }));

async function opened<T>(found: Chromium, look: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ ...found, args: ['--no-sandbox'] });
  try {
    return await look(browser);
  } finally {
    await browser.close();
  }
}

test('a system without any font: text is drawn with the one of the package', async () => {
  const pictures: string[] = [];
  await opened(await findChromium({ fontFolders: [join(folder, 'none')] }), async (browser) => {
    const page = await browser.newPage({ viewport: { width: 300, height: 60 } });
    for (const text of ['', 'Складно', 'Skladno']) {
      await page.setContent(text);
      pictures.push((await page.screenshot()).toString('base64'));
    }
  });
  assert.equal(new Set(pictures).size, 3, 'each text looks different, and not like none');
});

test('a system without the libraries: those of the package are found, behind what was set before', async (t) => {
  const { executablePath } = await findChromium();
  const started = join(folder, 'chromium');
  // What the dynamic loader says and does where libnspr4 is missing.
  await writeFile(
    started,
    `#!/bin/sh
case "$LD_LIBRARY_PATH" in *al2023/lib) exec "${executablePath}" "$@" ;; esac
echo "chromium: error while loading shared libraries: libnspr4.so: cannot open shared object file" >&2
exit 127
`,
    { mode: 0o755 },
  );
  const before = { ...process.env };
  t.after(() => {
    process.env = before;
  });
  process.env = { ...before, CHROMIUM_PATH: started, LD_LIBRARY_PATH: '/usr/lib/of-ours' };
  const found = await findChromium();
  assert.equal(found.executablePath, started);
  assert.match(found.env.LD_LIBRARY_PATH ?? '', /^\/usr\/lib\/of-ours:.+/);
  assert.match(await opened(found, async (browser) => browser.version()), /^\d+\./);
});

test('a Chromium that does not start says why', async (t) => {
  const before = { ...process.env };
  t.after(() => {
    process.env = before;
  });
  process.env = { ...before, CHROMIUM_PATH: join(folder, 'no-such-program') };
  await assert.rejects(findChromium(), /no-such-program/);
  const lacking = join(folder, 'lacking');
  const words = 'error while loading shared libraries: libother.so';
  await writeFile(lacking, `#!/bin/sh\necho "${words}" >&2\nexit 127\n`, { mode: 0o755 });
  process.env.CHROMIUM_PATH = lacking;
  await assert.rejects(findChromium(), /also with the libraries of its package.*libother/s);
});
