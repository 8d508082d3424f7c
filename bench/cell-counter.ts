import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const gridSchema = z.array(z.object({ values: z.array(z.unknown()).optional() })).default([]);
/** The parts of writing bodies that hold cells (Sheets API: values.batchUpdate, spreadsheets.batchUpdate). */
const bodySchema = z.object({
  data: z.array(z.object({ values: z.array(z.array(z.unknown())).default([]) })).default([]),
  requests: z
    .array(
      z.object({
        updateCells: z.object({ rows: gridSchema }).optional(),
        appendCells: z.object({ rows: gridSchema }).optional(),
      }),
    )
    .default([]),
});

export interface CellCounter {
  /** Stands before Google Sheets and passes everything on. */
  url: string;
  /** Cells written so far; null leaves a cell alone and does not count. */
  readonly cells: number;
  close(): Promise<void>;
}

/** Counts the cells in the bodies of writes on their way to Google. */
export async function openCellCounter(google: string): Promise<CellCounter> {
  let cells = 0;
  const server = createServer(async (incoming, outgoing) => {
    try {
      const body = await buffer(incoming);
      if (body.length > 0) cells += cellsIn(body, incoming);
      const answer = await pass(google, incoming, body);
      const text = Buffer.from(await answer.arrayBuffer());
      const type = answer.headers.get('content-type') ?? 'application/json';
      outgoing.writeHead(answer.status, { 'content-type': type }).end(text);
    } catch (error) {
      outgoing.destroy(error as Error);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get cells() {
      return cells;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function pass(google: string, { method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer) {
  const kept = ['authorization', 'content-type', 'content-encoding'].flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  return fetch(google + url, { method, headers: kept, ...(body.length > 0 && { body }) });
}

function cellsIn(body: Buffer, { headers }: IncomingMessage): number {
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  const { data, requests } = bodySchema.parse(JSON.parse(text.toString()));
  const values = data.flatMap((range) => range.values.flat()).filter((value) => value !== null);
  const grids = requests.flatMap(({ updateCells, appendCells }) => [
    ...(updateCells?.rows ?? []),
    ...(appendCells?.rows ?? []),
  ]);
  return values.length + grids.reduce((sum, row) => sum + (row.values?.length ?? 0), 0);
}
