import { z } from 'zod';
import type { SandboxAnswer } from '../../http.ts';
import { type Call, eachOf, ok, only, readBody } from '../calls.ts';
import { ApiError } from '../errors.ts';
import { envelope, parsePage } from '../list.ts';
import type { JsonObject } from '../render.ts';
import type { ObjectBody } from '../write.ts';
import type { HookKind } from './hook.ts';

const withMeta = z.object({ meta: z.object({ href: z.string() }) });

/** Answers a call below `/entity/webhook` or `/entity/webhookstock`. @throws ApiError for whatever it refuses. */
export function webhookRoutes(call: Call, kind: HookKind, [id, ...rest]: string[]): SandboxAnswer {
  const { kind: caller, world } = call.caller;
  const { webhooks } = world;
  webhooks.admit(caller);
  if (rest.length > 0) throw new ApiError(1002, [`entity/${kind}/${id}/${rest.join('/')}`]);
  if (id === undefined) return many(call, kind);
  if (id === 'delete') return removeMany(call, kind);
  only(call, 'GET', 'PUT', 'DELETE');
  if (call.method === 'DELETE') {
    webhooks.remove(caller, kind, id);
    return { status: 200 };
  }
  if (call.method === 'GET') return ok(webhooks.print(webhooks.get(kind, id)));
  const body = readBody(call.request);
  if (Array.isArray(body)) throw new ApiError(2001);
  return ok(webhooks.print(webhooks.update(caller, kind, id, body)));
}

function many(call: Call, kind: HookKind): SandboxAnswer {
  only(call, 'GET', 'POST');
  const { webhooks, store } = call.caller.world;
  if (call.method === 'GET') {
    const page = parsePage(call.query);
    const all = webhooks.list(kind);
    const rows = all
      .slice(page.offset, page.offset + page.limit)
      .map((hook): JsonObject => webhooks.print(hook));
    return ok(envelope(store, `entity/${kind}`, kind, call.query, { rows, size: all.length, page }));
  }
  const body = readBody(call.request);
  if (!Array.isArray(body)) return ok(save(call, kind, body));
  return ok(eachOf(call, body, (item) => save(call, kind, item)));
}

/** Makes a webhook, or changes the one the body's own `meta` names. */
function save({ caller }: Call, kind: HookKind, body: ObjectBody): JsonObject {
  const { webhooks } = caller.world;
  const own = withMeta.safeParse(body);
  const hook = own.success
    ? webhooks.update(caller.kind, kind, idOf(own.data.meta.href), body)
    : webhooks.create(caller.kind, kind, body);
  return webhooks.print(hook);
}

/** `POST …/delete` with the `meta` of each. */
function removeMany(call: Call, kind: HookKind): SandboxAnswer {
  only(call, 'POST');
  const { kind: caller, world } = call.caller;
  const body = readBody(call.request);
  if (!Array.isArray(body)) throw new ApiError(2001);
  return ok(
    eachOf(call, body, (item) => {
      const named = withMeta.safeParse(item);
      if (!named.success) throw new ApiError(2001, [], 'meta');
      const id = idOf(named.data.meta.href);
      world.webhooks.remove(caller, kind, id);
      return { info: `Сущность '${kind}' с UUID: ${id} успешно удалена` };
    }),
  );
}

const idOf = (href: string): string => href.slice(href.lastIndexOf('/') + 1);
