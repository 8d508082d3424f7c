import type { SandboxAnswer, SandboxRequest } from '../http.ts';
import type { Caller } from './callers.ts';
import { type Call, existing, isAsync, later, ok, only } from './calls.ts';
import { applicationContext, employeeContext } from './context.ts';
import { ENTITIES } from './entities.ts';
import { entity } from './entity-routes.ts';
import { ApiError, languageOf } from './errors.ts';
import { companyMetadata, companySettings, priceTypes } from './metadata.ts';
import { type JsonObject, render } from './render.ts';
import { reportAt, reportPaths } from './reports/index.ts';

/** The paths below /api/remap/1.2 that have something to read: `/entity/<type>` and `/report/…`. */
export const servedPaths: ReadonlySet<string> = new Set([
  ...[...ENTITIES.keys()].map((type) => `/entity/${type}`),
  ...reportPaths.map((path) => `/report/${path}`),
]);

/** Answers one authenticated call below /api/remap/1.2; `path` is what follows. @throws ApiError for whatever it refuses. */
export function route(caller: Caller, request: SandboxRequest, path: string[]): SandboxAnswer {
  const call: Call = { caller, request, method: request.method, query: request.url.searchParams };
  const [root, ...rest] = path;
  if (root === 'context') return context(call, rest);
  if (root === 'entity') return entity(call, rest);
  if (root === 'report') return report(call, rest);
  if (root === 'async') return asyncTask(call, rest);
  throw new ApiError(1002, [path.join('/')]);
}

/** Reports are read only; what they hold follows from the documents (reports pages). */
function report(call: Call, path: string[]): SandboxAnswer {
  only(call, 'GET');
  const { make, async } = reportAt(path);
  const { store } = call.caller.world;
  const asked = (whole: boolean) =>
    make({ store, query: call.query, path: `report/${path.join('/')}`, whole });
  if (!isAsync(call)) return ok(asked(false));
  if (!async) throw new ApiError(61000);
  return later(call, () => asked(true) as JsonObject);
}

/** `/async`, `/async/<id>`, `/async/<id>/result` and `/async/<id>/cancel` (async page). */
function asyncTask(call: Call, [id, part, ...rest]: string[]): SandboxAnswer {
  const { asyncTasks, store } = call.caller.world;
  const language = languageOf(call.request.headers['accept-language']);
  if (rest.length > 0) throw new ApiError(1002, ['async']);
  only(call, part === 'cancel' ? 'PUT' : 'GET');
  if (id === undefined) return ok(asyncTasks.list(call.query, language));
  if (part === undefined) return ok(asyncTasks.status(id, language));
  if (part === 'result') return asyncTasks.result(id, new URL(store.apiUrl).origin);
  if (part !== 'cancel') throw new ApiError(1002, [`async/${id}/${part}`]);
  asyncTasks.cancel(id);
  return { status: 204 };
}

function context(call: Call, path: string[]): SandboxAnswer {
  only(call, 'GET');
  const { store } = call.caller.world;
  const name = path.join('/');
  if (name === 'employee') return ok(employeeContext(call.caller));
  if (name === 'application') return ok(applicationContext(call.caller));
  if (name === 'companysettings') return ok(companySettings(store));
  if (name === 'companysettings/metadata') return ok(companyMetadata(store));
  if (name === 'companysettings/pricetype') return ok(priceTypes(store));
  if (name === 'companysettings/pricetype/default') return ok(priceTypes(store)[0]);
  if (name.startsWith('companysettings/pricetype/') && path.length === 3) {
    const collection = store.collection('context/companysettings/pricetype');
    return ok(render(store, existing(collection, 'pricetype', path[2] as string)));
  }
  throw new ApiError(1002, [`context/${name}`]);
}
