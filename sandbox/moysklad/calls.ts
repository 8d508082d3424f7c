import { z } from 'zod';
import type { SandboxAnswer, SandboxRequest } from '../http.ts';
import type { Caller } from './callers.ts';
import type { Collection } from './collection.ts';
import { ownerOf } from './context.ts';
import { ApiError, languageOf } from './errors.ts';
import type { JsonObject } from './render.ts';
import type { Row } from './rows.ts';
import { type ObjectBody, objectBody } from './write.ts';

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

const MOST_IN_ARRAY = 1000;
const body = z.union([objectBody, z.array(objectBody)]);

/** An object of a body, or several. @throws ApiError 1037, 2001, 1027. */
export function readBody(request: SandboxRequest): ObjectBody | ObjectBody[] {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new ApiError(1037);
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString());
  } catch {
    throw new ApiError(2001);
  }
  const result = body.safeParse(json);
  if (!result.success) throw new ApiError(1027);
  return result.data;
}

/** What comes of each object of an array. One bad object of many does not stop the others: its place holds its errors. @throws ApiError 2007. */
export function eachOf(
  { request }: Call,
  bodies: ObjectBody[],
  take: (item: ObjectBody) => JsonObject,
): JsonObject[] {
  if (bodies.length > MOST_IN_ARRAY) throw new ApiError(2007);
  const language = languageOf(request.headers['accept-language']);
  return bodies.map((item): JsonObject => {
    try {
      return take(item);
    } catch (error) {
      if (error instanceof ApiError) return error.body(language) as JsonObject;
      throw error;
    }
  });
}
