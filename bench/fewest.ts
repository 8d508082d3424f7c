import { z } from 'zod';
import { fiveAtOnce, type MoyskladReader } from './moysklad.ts';

/** Rows of one answer, with bare links and with links opened (MoySklad: paging, expand). */
const PAGE_ROWS = 1000;
const OPENED_ROWS = 100;
/** Ids of one call: 44 bytes each in an address of at most 8 KB (MoySklad: restrictions). */
const IDS_PER_CALL = 150;
/** States and additional fields. */
const METADATA = '/entity/customerorder/metadata';
/** All links of an order and its lines, opened. */
const OPENED =
  'agent,organization,rate.currency,store,project,contract,salesChannel,owner,group,positions.assortment';

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
  positions: z.object({ meta: z.object({ size: z.number() }) }).optional(),
});
type Order = z.infer<typeof orderSchema>;
const listSchema = z.object({ meta: z.object({ size: z.number() }), rows: z.array(orderSchema) });

/** The fewest calls that bring all rows and the names of all objects they link to. */
export interface FewestCalls {
  /** Before the first row can be complete. */
  names: string[];
  pages: string[];
}

/** What there is to export, found out independently of the product. */
export interface SourceFacts {
  ids: string[];
  /** Rows of the table. */
  rows: number;
  referencesPerOrder: number;
  fewest: FewestCalls;
}

/** Orders by bare links: pages of 1000, and for each kind of object its ids or its whole dictionary. */
export async function ordersFacts(moysklad: MoyskladReader): Promise<SourceFacts> {
  const { pages, orders } = await readOrders(moysklad);
  const distinct = new Map<string, Set<string>>();
  let links = 0;
  for (const order of orders) {
    for (const { meta } of linksOf(order)) {
      distinct.set(meta.type, (distinct.get(meta.type) ?? new Set()).add(meta.href.slice(-36)));
      links += 1;
    }
  }
  const dictionaries = await Promise.all(
    Array.from(distinct, ([type, ids]) => fewestFor(moysklad, type, [...ids])),
  );
  return {
    ids: orders.map(({ id }) => id),
    rows: orders.length,
    referencesPerOrder: links / orders.length,
    fewest: { names: [METADATA, ...dictionaries.flat()], pages },
  };
}

/** Lines come with their orders in pages of opened links only, and then the names come, too. */
export async function positionsFacts(moysklad: MoyskladReader): Promise<SourceFacts> {
  const { orders } = await readOrders(moysklad);
  const pages = Array.from(
    { length: Math.ceil(orders.length / OPENED_ROWS) },
    (_, page) =>
      `/entity/customerorder?limit=${OPENED_ROWS}&offset=${page * OPENED_ROWS}&order=updated,asc;id,asc&expand=${OPENED}`,
  );
  const links = orders.reduce((sum, order) => sum + linksOf(order).length, 0);
  return {
    ids: orders.map(({ id }) => id),
    // An order without lines has a row, too.
    rows: orders.reduce((sum, { positions }) => sum + Math.max(1, positions?.meta.size ?? 0), 0),
    referencesPerOrder: links / orders.length,
    fewest: { names: [METADATA], pages },
  };
}

async function readOrders(moysklad: MoyskladReader): Promise<{ pages: string[]; orders: Order[] }> {
  const path = (offset: number) =>
    `/entity/customerorder?limit=${PAGE_ROWS}&offset=${offset}&order=updated,asc;id,asc`;
  const first = await list(moysklad, path(0));
  const pages = Array.from({ length: Math.ceil(first.meta.size / PAGE_ROWS) }, (_, page) =>
    path(page * PAGE_ROWS),
  );
  const rest = await fiveAtOnce(pages.slice(1), async (page) => (await list(moysklad, page)).rows);
  return { pages, orders: [first.rows, ...rest].flat() };
}

/** The names of so many objects of a type: by their ids, or the whole dictionary if that takes fewer calls. */
async function fewestFor(moysklad: MoyskladReader, type: string, ids: string[]): Promise<string[]> {
  if (ids.length <= IDS_PER_CALL) return [`/entity/${type}?limit=${PAGE_ROWS}`];
  const whole = `/entity/${type}?filter=archived=true;archived=false`;
  const { size } = (await list(moysklad, `${whole}&limit=1`)).meta;
  const wholeCalls = Math.ceil(size / PAGE_ROWS);
  const byIdsCalls = Math.ceil(ids.length / IDS_PER_CALL);
  if (wholeCalls <= byIdsCalls)
    return Array.from(
      { length: wholeCalls },
      (_, page) => `${whole}&limit=${PAGE_ROWS}&offset=${page * PAGE_ROWS}`,
    );
  return Array.from({ length: byIdsCalls }, (_, call) => {
    const some = ids.slice(call * IDS_PER_CALL, (call + 1) * IDS_PER_CALL);
    return `/entity/${type}?limit=${PAGE_ROWS}&filter=archived=true;archived=false;${some.map((id) => `id=${id}`).join(';')}`;
  });
}

function linksOf({ id: _id, positions: _positions, rate, ...fields }: Order) {
  return [...Object.values(fields), rate?.currency].filter((link) => link !== undefined);
}

async function list(moysklad: MoyskladReader, path: string) {
  return listSchema.parse(JSON.parse(await moysklad.text(path)));
}
