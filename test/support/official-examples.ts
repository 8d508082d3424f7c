import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

/** The folder with the official `openapi.json` and `examples/`; unset where they are not at hand. */
export const officialDocs = process.env.SKLADNO_MOYSKLAD_DOCS;

const listSchema = z.looseObject({ rows: z.array(z.looseObject({ id: z.string().optional() })) });

export interface OfficialExamples {
  apiUrl: string;
  /** Answers a path (`/entity/demand`, `/report/stock/all`) with this from now on. */
  answerWith(path: string, answer: unknown): void;
  close(): Promise<void>;
}

/**
 * Serves the official example answers as they stand. Only what a list answer must do is done: `filter=id=…` picks rows,
 * the rest of the query is left to the example. What has no example is an empty list.
 */
export async function serveOfficialExamples(folder: string): Promise<OfficialExamples> {
  const given = new Map<string, unknown>();
  const example = async (path: string) =>
    JSON.parse(await readFile(join(folder, 'examples', path), 'utf8')) as unknown;

  async function answer(url: URL): Promise<unknown> {
    const path = url.pathname.replace('/api/remap/1.2', '');
    if (path === '/context/companysettings/pricetype') return example('misc/pricetype_list.json');
    if (given.has(path) && !url.searchParams.get('filter')?.includes('id=')) return given.get(path);
    const [, entity = '', rest = ''] = /^\/entity\/(\w+)(\/metadata(?:\/attributes)?)?$/.exec(path) ?? [];
    if (rest === '/metadata') return example(`metadata/${entity}.json`).catch(() => ({}));
    if (rest === '/metadata/attributes') return { meta: {}, rows: [] };
    const list = listSchema.parse(
      await example(`${entity}.json`).catch(() => ({ meta: { size: 0 }, rows: [] })),
    );
    const ids = [...(url.searchParams.get('filter') ?? '').matchAll(/(?:^|;)id=([\w-]+)/g)].map(
      ([, id]) => id,
    );
    return ids.length > 0 ? { ...list, rows: list.rows.filter((row) => ids.includes(row.id)) } : list;
  }

  const server = createServer(async (request, response) => {
    const body = JSON.stringify(await answer(new URL(request.url ?? '/', 'http://localhost')));
    response.writeHead(200, { 'content-type': 'application/json;charset=utf-8', 'content-encoding': 'gzip' });
    response.end(gzipSync(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/remap/1.2`,
    answerWith: (path, answer) => given.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
