import type { SandboxAnswer, SandboxRequest } from '../http.ts';
import type { Caller } from './callers.ts';
import type { Collection } from './collection.ts';
import { ownerOf } from './context.ts';
import { ApiError } from './errors.ts';
import type { JsonObject } from './render.ts';
import type { Row } from './rows.ts';

/** One authenticated call. */
export interface Call {
  caller: Caller;
  request: SandboxRequest;
  method: string;
  query: URLSearchParams;
}

export const ok = (body?: JsonObject | JsonObject[]): SandboxAnswer => ({ status: 200, body });

/** @throws ApiError 1039 for another method than these. */
export function only(call: Call, ...methods: string[]): void {
  if (!methods.includes(call.method)) throw new ApiError(1039, [call.method]);
}

export const isAsync = (call: Call): boolean => call.method === 'GET' && call.query.get('async') === 'true';

/** Queues a call instead of answering it. */
export function later({ caller, request }: Call, make: () => JsonObject): SandboxAnswer {
  const path = request.url.pathname + request.url.search;
  return caller.world.asyncTasks.start(ownerOf(caller), new URL(path, caller.world.store.apiUrl), make);
}

/** An object that must be there. @throws ApiError 1021. */
export function existing(collection: Collection, type: string, id: string): Row {
  const row = collection.get(id);
  if (!row) throw new ApiError(1021, [type, id]);
  return row;
}
