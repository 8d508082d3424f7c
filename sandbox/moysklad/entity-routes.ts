import { z } from 'zod';
import type { SandboxAnswer } from '../http.ts';
import { Assortment, assortmentEntity } from './assortment.ts';
import { type Call, eachOf, existing, isAsync, later, ok, only, readBody } from './calls.ts';
import type { Collection } from './collection.ts';
import { entityOf } from './entities.ts';
import { ApiError } from './errors.ts';
import { parseFilter } from './filter.ts';
import { list, parseExpand, parsePage } from './list.ts';
import { attribute, attributePage, entityMetadata, typeMetadata, variantMetadata } from './metadata.ts';
import { nestedRoutes } from './nested-routes.ts';
import { type JsonObject, render, uiIdOf } from './render.ts';
import { addStock } from './reports/stock.ts';
import type { Row } from './rows.ts';
import { hookKind } from './webhooks/hook.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import type { ObjectBody } from './write.ts';
import { isWritable } from './write-rules.ts';

/** Answers a call below `/entity`. @throws ApiError for whatever it refuses. */
export function entity(call: Call, path: string[]): SandboxAnswer {
  const { world } = call.caller;
  if (path.join('/') === 'metadata') {
    only(call, 'GET');
    const types = parseFilter(call.query.get('filter') ?? '').filter(({ field }) => field === 'type');
    return ok(
      entityMetadata(
        world.store,
        types.map(({ value }) => value),
      ),
    );
  }
  if (path.join('/') === 'assortment') return assortment(call);
  const hooks = hookKind(path[0]);
  if (hooks) return webhookRoutes(call, hooks, path.slice(1));
  const custom = path[0] === 'customentity';
  const type = path.slice(0, custom ? 2 : 1).join('/');
  entityOf(type);
  const collection = world.store.collections.get(`entity/${type}`);
  if (!collection && custom) throw new ApiError(1021, ['customentity', path[1] ?? '']);
  const objects = collection ?? world.store.collection(`entity/${type}`);
  const [id, ...rest] = path.slice(custom ? 2 : 1);
  if (id === undefined) return many(call, type, objects);
  if (id === 'metadata') return metadata(call, type, rest);
  if (id === 'delete' && rest.length === 0) return removeMany(call, type, objects);
  if (id === 'syncid' && rest.length === 1) return removeBySyncId(call, type, objects, rest[0] as string);
  world.store.allow(type, 'view');
  return one(call, type, objects, id, rest);
}

/** Lists whose page says that they come asynchronously too. */
const ASYNC_LISTS = ['counterparty'];

/** `GET /entity/assortment`, in its new form without stock or the old one with it (assortment page). */
function assortment(call: Call): SandboxAnswer {
  only(call, 'GET');
  const { store } = call.caller.world;
  const feature = call.request.headers['x-lognex-remap-beta-feature'];
  const { entity: kind, withStock } = assortmentEntity(String(feature ?? ''));
  const source = Assortment.of(store, call.query.get('groupBy') ?? 'variant');
  const addTo = withStock ? (row: Row, json: JsonObject) => addStock(store, row, json) : undefined;
  const read = (whole: boolean): JsonObject => list(store, kind, source, call.query, { whole, addTo });
  return isAsync(call) ? later(call, () => read(true)) : ok(read(false));
}

function metadata(call: Call, type: string, path: string[]): SandboxAnswer {
  only(call, 'GET');
  const { store } = call.caller.world;
  const [part, id] = path;
  if (part === undefined) return ok(typeMetadata(store, type));
  if (part === 'attributes' && path.length === 1)
    return ok(attributePage(store, type, parsePage(call.query)));
  if (part === 'attributes' && id && path.length === 2) return ok(attribute(store, type, id));
  if (part === 'characteristics' && type === 'variant' && path.length === 1)
    return ok(variantMetadata(store));
  if (part === 'states' && id && path.length === 2) {
    return ok(render(store, existing(store.collection(`entity/${type}/metadata/states`), 'state', id)));
  }
  throw new ApiError(1002, [`entity/${type}/metadata/${path.join('/')}`]);
}

function many(call: Call, type: string, collection: Collection): SandboxAnswer {
  only(call, 'GET', 'POST');
  const { world } = call.caller;
  const kind = entityOf(type);
  if (isAsync(call)) {
    if (!ASYNC_LISTS.includes(type)) throw new ApiError(61000);
    return later(call, () => list(world.store, kind, collection, call.query, { whole: true }));
  }
  world.store.allow(type, 'view');
  if (call.method === 'GET') return ok(list(world.store, kind, collection, call.query));
  if (!isWritable(type)) throw new ApiError(1011, [type]);
  const expand = parseExpand(type, call.query.get('expand') ?? '');
  const body = readBody(call.request);
  if (!Array.isArray(body)) return ok(render(world.store, save(call, type, collection, body), expand));
  return ok(eachOf(call, body, (item) => render(world.store, save(call, type, collection, item), expand)));
}

const withMeta = z.object({ meta: z.object({ href: z.string() }) });

/** Creates an object, or updates the one the body's own `meta` names (general page, several objects at once). */
function save(call: Call, type: string, collection: Collection, body: ObjectBody): Row {
  const { world } = call.caller;
  const own = withMeta.safeParse(body);
  world.store.allow(type, own.success ? 'update' : 'create');
  if (!own.success) return world.insert(type, body, false);
  const row = existing(collection, type, world.store.resolve(own.data.meta.href, 'meta').id);
  change(call, type, row, body);
  return row;
}

/** @throws ApiError 1017, 1047, and for whatever the rules of saving refuse. */
function change({ caller }: Call, type: string, row: Row, body: ObjectBody): void {
  caller.world.store.allow(type, 'update');
  if (body.syncId !== undefined && body.syncId !== row.fields.syncId) throw new ApiError(1047, [], 'syncId');
  caller.world.write(type, row, body, false);
}

/** `POST /entity/<type>/delete`: what became of each object that the array names (general page). */
function removeMany(call: Call, type: string, collection: Collection): SandboxAnswer {
  only(call, 'POST');
  const { world } = call.caller;
  const body = readBody(call.request);
  if (!Array.isArray(body)) throw new ApiError(2001);
  return ok(
    eachOf(call, body, (item) => {
      const own = withMeta.safeParse(item);
      if (!own.success) throw new ApiError(2010, ['meta'], 'meta');
      const { id } = world.store.resolve(own.data.meta.href, 'meta');
      removeOne(call, type, existing(collection, type, id).ref.id);
      return { info: `Сущность '${type}' с UUID: ${id} успешно удалена` };
    }),
  );
}

function removeBySyncId(call: Call, type: string, collection: Collection, syncId: string): SandboxAnswer {
  only(call, 'DELETE');
  const row = collection.bySyncId(syncId);
  if (!row) throw new ApiError(1021, [type, syncId]);
  removeOne(call, type, row.ref.id);
  return { status: 200 };
}

/** @throws ApiError 1010, 1018. */
function removeOne({ caller }: Call, type: string, id: string): void {
  if (!isWritable(type)) throw new ApiError(1010, [type]);
  caller.world.store.allow(type, 'delete');
  caller.world.remove(type, id);
}

function one(call: Call, type: string, collection: Collection, id: string, rest: string[]): SandboxAnswer {
  const { world } = call.caller;
  const moved = movedItem(collection, id);
  if (moved) return { status: 308, headers: { location: `${world.store.apiUrl}/${moved.ref.path}` } };
  const row = existing(collection, type, id);
  const [part] = rest;
  if (part === 'trash' && rest.length === 1) {
    only(call, 'POST');
    if (!entityOf(type).document) throw new ApiError(1066);
    world.store.allow(type, 'delete');
    world.trash(type, id);
    return { status: 200 };
  }
  if (part !== undefined) return nestedRoutes(call, row, rest);
  only(call, 'GET', 'PUT', 'DELETE');
  if (call.method === 'DELETE') {
    removeOne(call, type, id);
    return { status: 200 };
  }
  const expand = parseExpand(type, call.query.get('expand') ?? '');
  if (call.method === 'PUT') {
    if (!isWritable(type)) throw new ApiError(1009, [type]);
    const body = readBody(call.request);
    if (Array.isArray(body)) throw new ApiError(2001);
    change(call, type, row, body);
  }
  return ok(render(world.store, row, expand));
}

/** The product, service, bundle or variant whose id in the UI this is. */
function movedItem(collection: Collection, id: string): Row | undefined {
  if (collection.get(id)) return undefined;
  const row = collection.get(id.replace(/-11f(.)/, '-11e$1'));
  return row && uiIdOf(row.ref) === id ? row : undefined;
}
