import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import { tellingLoss } from '../platform/db/postgres-client.ts';

/** Tell better-auth the caller's address and the request's number; set by us alone, whatever the request says. */
export const addressHeader = 'x-skladno-client-address';
export const requestHeader = 'x-skladno-request-id';

/** One call of better-auth, in the name of whoever sent the request. @param path below `/api/auth`. */
export type Call = (request: FastifyRequest, path: string, body?: object) => Promise<Response>;

/** @param handler better-auth itself. */
export function openCall(handler: (request: Request) => Promise<Response>): Call {
  return (request, path, body) => {
    const headers = fromNodeHeaders(request.headers);
    headers.set(addressHeader, request.ip);
    headers.set(requestHeader, request.id);
    // The body was read and is written again: its length and coding are no longer those of the headers.
    headers.delete('content-length');
    headers.delete('transfer-encoding');
    if (body) headers.set('content-type', 'application/json');
    const call = new Request(`${request.protocol}://${request.host}/api/auth${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return tellingLoss(
      () => handler(call),
      ({ status }) => status >= 500,
    );
  };
}
