import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Fonts are packed by themselves. */
const TEXT = /\.(js|css|svg)$/;
/** What fits into one packet anyway is not worth a second file, bytes. */
const LEAST = 1000;

const withBrotli = promisify(brotliCompress);
const withGzip = promisify(gzip);

/** Writes `x.js.br` and `x.js.gz` beside each built text, as small as they get: the server sends them as they lie. */
export function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle({ dir }) {
      const files = await readdir(dir!, { recursive: true, withFileTypes: true });
      for (const file of files) {
        if (!file.isFile() || !TEXT.test(file.name)) continue;
        const path = join(file.parentPath, file.name);
        const bytes = await readFile(path);
        if (bytes.length < LEAST) continue;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        await writeFile(`${path}.br`, await withBrotli(bytes, { params }));
        await writeFile(`${path}.gz`, await withGzip(bytes, { level: constants.Z_BEST_COMPRESSION }));
      }
    },
  };
}
