import { z } from 'zod';
import { reading } from '../kept.ts';
import type { AttributeDefinition, Fields, Line, Ref, Row, Value } from './rows.ts';
import { Store } from './store.ts';
import { installationSchema } from './vendor/installation.ts';
import { scenarioSchema } from './vendor/scenarios.ts';
import { webhooksSchema } from './webhooks/hook.ts';

/** Keys by the account they open, and every token ever given out by the place of its key. */
const callersSchema = z.object({
  good: z.array(z.object({ account: z.string(), token: z.string().optional() })),
  given: z.array(z.tuple([z.string(), z.number()])),
});
export type SavedCallers = z.infer<typeof callersSchema>;

/** Links are kept as text: see Ref.toJSON. */
const ref = z.object({ $: z.string() });
const lines = z.array(z.object({ number: z.number(), fields: z.record(z.string(), z.unknown()) }));

const aboutSchema = z.object({
  accountId: z.string(),
  lastChange: z.string(),
  number: z.number(),
  /** Not in worlds that were written before there were webhooks. */
  webhooks: webhooksSchema.optional(),
  /** Not in worlds that were written before callers could make documents. */
  saving: z
    .object({
      checkMinPrice: z.boolean(),
      checkShippingStock: z.boolean(),
      uniqueNumbers: z.boolean(),
      closedUntil: z.string(),
      denied: z.array(z.string()),
    })
    .optional(),
  tags: z.array(z.string()),
  dictionaries: z.array(z.object({ id: z.string(), name: z.string() })),
  characteristics: z.array(z.object({ ref, name: z.string() })),
  stockChanges: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.string()]))])),
  attributes: z.array(
    z.tuple([
      z.string(),
      z.array(
        z.object({
          ref,
          name: z.string(),
          type: z.string(),
          required: z.boolean(),
          dictionary: z.string().optional(),
        }),
      ),
    ]),
  ),
});

const rowSchema = z.object({
  ref,
  rank: z.number(),
  trash: z.boolean(),
  fields: z.record(z.string(), z.unknown()),
  attributes: z.array(z.tuple([z.string(), z.unknown()])),
  lines: lines.optional(),
  lastLine: z.number().optional(),
  nested: z.record(z.string(), lines).optional(),
});

const recordSchema = z.union([
  z.object({ row: rowSchema }),
  z.object({ account: z.string(), about: aboutSchema }),
  z.object({
    desk: z.object({
      callers: callersSchema,
      installations: z.array(z.tuple([z.string(), installationSchema])),
      scenarios: z.array(scenarioSchema).default([]),
    }),
  }),
]);
type Desk = Extract<z.infer<typeof recordSchema>, { desk: unknown }>['desk'];

/** An account's world as it is written: one record about it, then one for each object. */
export interface SavedWorld {
  about: z.infer<typeof aboutSchema>;
  rows: z.infer<typeof rowSchema>[];
}

/** What a MoySklad's records hold: keys and installations, and the worlds by account. @throws UnreadableWorld */
export function readMoysklad(records: unknown[]): { desk: Desk; worlds: Map<string, SavedWorld> } {
  return reading(() => {
    const worlds = new Map<string, SavedWorld>();
    let desk: Desk | undefined;
    let world: SavedWorld | undefined;
    for (const json of records) {
      const record = recordSchema.parse(json);
      if ('row' in record) world?.rows.push(record.row);
      else if ('desk' in record) desk = record.desk;
      else {
        world = { about: record.about, rows: [] };
        worlds.set(record.account, world);
      }
    }
    if (!desk) throw new Error('the keys are missing');
    return { desk, worlds };
  });
}

/** @param number what the next object is numbered after. */
export function aboutOf(store: Store, number: number): object {
  return {
    accountId: store.accountId,
    lastChange: store.lastChange,
    number,
    saving: { ...store.settings, denied: [...store.denied] },
    tags: store.tags,
    dictionaries: store.dictionaries,
    characteristics: store.characteristics,
    stockChanges: [...store.stockChanges].map(([id, places]) => [id, [...places]]),
    attributes: [...store.attributes],
  };
}

/** Objects in the order in which they were made, live ones first. */
export function* rowsOf(store: Store): Iterable<object> {
  for (const collection of store.collections.values()) {
    for (const row of collection.all()) {
      const attributes = row.attributes.map(({ definition, value }) => [definition.ref.id, value]);
      yield { ...row, trash: collection.isTrash(row.ref.id), attributes };
    }
  }
}

/** The store that was written, with links to `apiUrl`. */
export function restoreStore(apiUrl: string, { about, rows }: SavedWorld): Store {
  const store = new Store(apiUrl, about.accountId);
  store.lastChange = about.lastChange;
  if (about.saving) {
    const { denied, ...settings } = about.saving;
    Object.assign(store.settings, settings);
    for (const right of denied) store.denied.add(right);
  }
  store.tags.push(...about.tags);
  store.dictionaries.push(...about.dictionaries);
  for (const { ref: link, name } of about.characteristics)
    store.characteristics.push({ ref: linkOf(store, link), name });
  for (const [id, places] of about.stockChanges) store.stockChanges.set(id, new Map(places));
  const definitions = new Map<string, AttributeDefinition>();
  for (const [folder, list] of about.attributes) {
    const restored = list.map((one) => ({ ...one, ref: linkOf(store, one.ref) }));
    store.attributes.set(folder, restored);
    for (const one of restored) definitions.set(one.ref.id, one);
  }
  for (const saved of rows) {
    const link = linkOf(store, saved.ref);
    const row: Row = {
      ref: link,
      rank: saved.rank,
      fields: restoreValue(store, saved.fields) as Fields,
      attributes: saved.attributes.flatMap(([id, value]) => {
        const definition = definitions.get(id);
        return definition ? [{ definition, value: restoreValue(store, value) as string | Ref }] : [];
      }),
    };
    if (saved.lines) row.lines = linesOf(store, saved.lines);
    if (saved.lastLine !== undefined) row.lastLine = saved.lastLine;
    if (saved.nested) {
      row.nested = Object.fromEntries(
        Object.entries(saved.nested).map(([name, list]) => [name, linesOf(store, list)]),
      );
    }
    store.collection(link.folder).add(row, saved.trash ? 'trash' : 'live');
  }
  return store;
}

function linesOf(store: Store, saved: z.infer<typeof lines>): Line[] {
  return saved.map(({ number, fields }) => ({ number, fields: restoreValue(store, fields) as Fields }));
}

function linkOf(store: Store, { $ }: z.infer<typeof ref>): Ref {
  const [type = '', folder = '', id = ''] = $.split(' ');
  return store.ref(type, folder, id);
}

function restoreValue(store: Store, json: unknown): Value | undefined {
  if (Array.isArray(json)) return json.map((item) => restoreValue(store, item) as Value);
  if (typeof json !== 'object' || json === null) return json as Value;
  const link = ref.safeParse(json);
  if (link.success) return linkOf(store, link.data);
  const fields: Fields = {};
  for (const [name, item] of Object.entries(json)) fields[name] = restoreValue(store, item);
  return fields;
}
