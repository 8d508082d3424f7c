import { z } from 'zod';
import type { SandboxAnswer } from '../http.ts';
import { type Call, eachOf, ok, only, readBody } from './calls.ts';
import { entityOf, lineTypeOf } from './entities.ts';
import { ApiError } from './errors.ts';
import { envelope, expandOf, parseExpand, parsePage } from './list.ts';
import { type JsonObject, nestedRows } from './render.ts';
import type { Row } from './rows.ts';
import { MOST_LINES } from './write.ts';
import { isWritable } from './write-rules.ts';

/** `/entity/<type>/<id>/positions` and the other nested lists, and one row of them. Lines of documents can be changed, too. */
export function nestedRoutes(call: Call, row: Row, path: string[]): SandboxAnswer {
  const [part = '', id, ...rest] = path;
  if (call.method !== 'GET' && part === 'positions' && isWritable(row.ref.type)) {
    call.caller.world.store.allow(row.ref.type, 'update');
    return writeLines(call, row, path.slice(1));
  }
  only(call, 'GET');
  const { store } = call.caller.world;
  const collections = entityOf(row.ref.type).nested;
  // The path of `productionRows` is written in lower case (production task page).
  const name = Object.keys(collections).find((key) => key.toLowerCase() === part.toLowerCase());
  const type = collections[name ?? ''];
  if (!name || !type || rest.length > 0) throw new ApiError(1002, [`${row.ref.path}/${part}`]);
  const { size, page: read } = nestedRows(store, row, name, type);
  if (id !== undefined) {
    const one = read(0, size, parseExpand(type, call.query.get('expand') ?? '')).find(
      (item) => item.id === id,
    );
    if (!one) throw new ApiError(1021, [type, id]);
    return ok(one);
  }
  const page = parsePage(call.query);
  const rows = read(page.offset, page.limit, expandOf(type, call.query, page));
  return ok(envelope(store, `${row.ref.path}/${name}`, type, call.query, { rows, size, page }));
}

const withMeta = z.object({ meta: z.object({ href: z.string() }) });

/** Adds lines (one or an array), changes one, deletes one or several (pages of the documents, «Позиции»). */
function writeLines(call: Call, row: Row, [id, ...rest]: string[]): SandboxAnswer {
  const { world } = call.caller;
  const { type, id: document } = row.ref;
  const lineType = lineTypeOf(type);
  const printed = (ids: string[]): JsonObject[] => {
    const { size, page } = nestedRows(world.store, row, 'positions', lineType);
    const wanted = new Set(ids);
    return page(0, size, {}).filter((line) => wanted.has(String(line.id)));
  };
  if (rest.length > 0) throw new ApiError(1002, [row.ref.path]);
  if (id === undefined) {
    only(call, 'POST');
    const body = readBody(call.request);
    const lines = Array.isArray(body) ? body : [body];
    if (lines.length > MOST_LINES) throw new ApiError(2007, [], 'positions');
    return ok(printed(world.addLines(type, document, lines, false)));
  }
  if (id === 'delete') {
    only(call, 'POST');
    const body = readBody(call.request);
    if (!Array.isArray(body)) throw new ApiError(2001);
    return ok(
      eachOf(call, body, (item) => {
        const line = withMeta.safeParse(item).data?.meta.href.split('/').at(-1);
        if (line === undefined) throw new ApiError(2010, ['meta'], 'meta');
        world.removeLine(type, document, line, false);
        return { info: `Сущность '${lineType}' с UUID: ${line} успешно удалена` };
      }),
    );
  }
  only(call, 'PUT', 'DELETE');
  if (call.method === 'DELETE') {
    world.removeLine(type, document, id, false);
    return { status: 200 };
  }
  const body = readBody(call.request);
  if (Array.isArray(body)) throw new ApiError(2001);
  world.updateLine(type, document, id, body, false);
  return ok(printed([id])[0]);
}
