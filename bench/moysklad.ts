import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Agent, request } from 'undici';
import { moyskladBudget } from './limits.ts';

/** A page of MoySklad has 6 MB: unpacked in one piece. */
const UNPACK_BYTES = 8 << 20;

export interface MoyskladReader {
  /** The body of a GET, still packed. */
  packed(path: string): Promise<Buffer>;
  /** The JSON text of a GET. */
  text(path: string): Promise<string>;
  change(path: string, body: object): Promise<void>;
  close(): Promise<void>;
}

/** The plainest client that stays within MoySklad's budget: a call counts until three seconds after its answer. */
export function openMoyskladReader(apiUrl: string, token: string): MoyskladReader {
  const { calls, perSeconds, parallel } = moyskladBudget;
  const dispatcher = new Agent({ connections: parallel });
  let inFlight = 0;
  let answered: number[] = [];

  /** Waits until one more call fits into the budget, and books it. */
  async function book(): Promise<void> {
    for (;;) {
      const now = performance.now();
      answered = answered.filter((at) => now < at + perSeconds * 1000);
      if (inFlight + answered.length < calls) {
        inFlight += 1;
        return;
      }
      const [oldest = now] = answered;
      await sleep(Math.max(1, oldest + perSeconds * 1000 - now));
    }
  }

  async function call(path: string, change?: object): Promise<Buffer> {
    await book();
    try {
      const answer = await request(apiUrl + path, {
        dispatcher,
        method: change ? 'PUT' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          'accept-encoding': 'gzip',
          ...(change && { 'content-type': 'application/json' }),
        },
        ...(change && { body: JSON.stringify(change) }),
      });
      const body = Buffer.from(await answer.body.arrayBuffer());
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${unpack(body)}`);
      return body;
    } finally {
      inFlight -= 1;
      answered.push(performance.now());
    }
  }

  return {
    packed: (path) => call(path),
    text: async (path) => unpack(await call(path)),
    change: async (path, body) => void (await call(path, body)),
    close: () => dispatcher.close(),
  };
}

/** The text of a packed body. */
export function unpack(body: Buffer): string {
  return gunzipSync(body, { chunkSize: UNPACK_BYTES }).toString();
}

/** Does something with every item, as many at once as MoySklad takes calls; answers the results in order. */
export async function fiveAtOnce<Item, Result>(
  items: Item[],
  act: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await act(item, index);
  };
  await Promise.all(Array.from({ length: moyskladBudget.parallel }, lane));
  return results;
}
