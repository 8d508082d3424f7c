import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BODY_BYTES } from './limits.ts';
import { fiveAtOnce, type MoyskladReader } from './moysklad.ts';
import type { Cell, Sheet } from './sheet.ts';

/** Bodies of writes, kept in files. */
export interface Bodies {
  files: string[];
  bytes: number;
  rows: number;
  columns: number;
}

/** Keeps answers of MoySklad in files, packed as they came. */
export async function keepPages(
  folder: string,
  moysklad: MoyskladReader,
  paths: string[],
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return fiveAtOnce(paths, async (path, i) => {
    const file = join(folder, `page-${i}.json.gz`);
    await writeFile(file, await moysklad.packed(path));
    return file;
  });
}

/** Keeps the bodies of `values.batchUpdate` that write what stands in a sheet, in the fewest calls. */
export async function keepBodies(folder: string, sheet: Sheet, title: string): Promise<Bodies> {
  await mkdir(folder, { recursive: true });
  const kept: Bodies = { files: [], bytes: 0, rows: 0, columns: sheet.header.length };
  for await (const { text, rows } of bodiesOf(sheet, title)) {
    const file = join(folder, `body-${kept.files.length}.json`);
    await writeFile(file, text);
    kept.files.push(file);
    kept.bytes += Buffer.byteLength(text);
    kept.rows += rows;
  }
  return kept;
}

/** Each body is as near to 2 MB as whole rows allow. */
async function* bodiesOf(sheet: Sheet, title: string): AsyncGenerator<{ text: string; rows: number }> {
  let start = 2;
  let rows: string[] = [];
  const around = (values: string) => {
    const range = JSON.stringify(`'${title}'!A${start}`);
    return `{"valueInputOption":"RAW","data":[{"range":${range},"values":[${values}]}]}`;
  };
  let bytes = Buffer.byteLength(around(''));
  for await (const slice of sheet.rows()) {
    for (const cells of slice) {
      const row = JSON.stringify(cells);
      const size = Buffer.byteLength(row) + 1;
      if (bytes + size > BODY_BYTES) {
        yield { text: around(rows.join()), rows: rows.length };
        start += rows.length;
        rows = [];
        bytes = Buffer.byteLength(around(''));
      }
      rows.push(row);
      bytes += size;
    }
  }
  if (rows.length > 0) yield { text: around(rows.join()), rows: rows.length };
}

const bodySchema = z.object({ data: z.tuple([z.object({ values: z.array(z.array(z.any())) })]) });

/** The cells that a kept body writes. */
export async function cellsOf(file: string): Promise<Cell[][]> {
  return bodySchema.parse(JSON.parse(await readFile(file, 'utf8'))).data[0].values;
}
