import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchSandbox } from './sandbox.ts';

/** Rows of one answer, and ids of one call: 44 bytes each in an address of at most 8 KB (MoySklad: restrictions). */
const PAGE_ROWS = 1000;
const IDS_PER_CALL = 150;
/** MoySklad counts calls in windows of this length (restrictions). */
const BUDGET_MS = 3000;
/** Entity metadata: states and additional fields. */
const METADATA_CALLS = 1;

const linkSchema = z.object({ meta: z.object({ href: z.string(), type: z.string() }) });
const orderSchema = z.object({
  id: z.string(),
  agent: linkSchema.optional(),
  organization: linkSchema.optional(),
  store: linkSchema.optional(),
  project: linkSchema.optional(),
  contract: linkSchema.optional(),
  salesChannel: linkSchema.optional(),
  owner: linkSchema.optional(),
  group: linkSchema.optional(),
  rate: z.object({ currency: linkSchema }).optional(),
});
const listSchema = z.object({ meta: z.object({ size: z.number() }), rows: z.array(orderSchema) });

export interface SourceFacts {
  ids: string[];
  referencesPerOrder: number;
  /** The fewest calls that can bring all orders and the names of all objects they link to. */
  fewestCalls: number;
}

/** Reads all orders, independently of the product, and counts what they link to. */
export async function readFacts(sandbox: BenchSandbox): Promise<SourceFacts> {
  const ids: string[] = [];
  const distinct = new Map<string, Set<string>>();
  let links = 0;
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const page = await get(sandbox, `/entity/customerorder?limit=${PAGE_ROWS}&offset=${offset}`);
    for (const { id, rate, ...fields } of page.rows) {
      ids.push(id);
      for (const link of [...Object.values(fields), rate?.currency]) {
        if (!link) continue;
        const seen = distinct.get(link.meta.type) ?? new Set();
        distinct.set(link.meta.type, seen.add(link.meta.href));
        links += 1;
      }
    }
    if (page.rows.length < PAGE_ROWS) break;
  }
  let fewestCalls = Math.ceil(ids.length / PAGE_ROWS) + METADATA_CALLS;
  for (const [type, { size }] of distinct) fewestCalls += await fewestFor(sandbox, type, size);
  return { ids, referencesPerOrder: links / ids.length, fewestCalls };
}

/** Calls for the names of so many objects of a type: by their ids, or the whole dictionary if that is fewer. */
async function fewestFor(sandbox: BenchSandbox, type: string, objects: number): Promise<number> {
  const byIds = Math.ceil(objects / IDS_PER_CALL);
  if (byIds === 1) return 1;
  const whole = await get(sandbox, `/entity/${type}?limit=1&filter=archived=true;archived=false`);
  return Math.min(byIds, Math.ceil(whole.meta.size / PAGE_ROWS));
}

/** Changes so many orders, as people do one by one. */
export async function changeOrders(sandbox: BenchSandbox, ids: string[]): Promise<void> {
  for (const id of ids) {
    await ask(sandbox, `/entity/customerorder/${id}`, {
      method: 'PUT',
      body: JSON.stringify({ description: `Позвонить клиенту ${id.slice(0, 4)}` }),
    });
  }
  // What these calls took of MoySklad's budget must not slow down what is measured next.
  await sleep(BUDGET_MS);
}

async function get(sandbox: BenchSandbox, path: string) {
  return listSchema.parse(await (await ask(sandbox, path)).json());
}

async function ask(sandbox: BenchSandbox, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    authorization: `Bearer ${sandbox.moyskladToken}`,
    'content-type': 'application/json',
    'accept-encoding': 'gzip',
  };
  const answer = await fetch(sandbox.moyskladUrl + path, { ...init, headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
