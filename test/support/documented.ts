import assert from 'node:assert/strict';
import { z } from 'zod';
import type { App } from '../../src/platform/http/http.ts';

const refusalSchema = z.object({ status: z.int(), code: z.string() });
const operationSchema = z.object({
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/**
 * Holds the API document to what the server answers: from now on every refusal of a route that the document has must be named there.
 * To be called before the server listens. `close` throws when one was not.
 */
export function holdToDocument(app: App): { close(): Promise<void> } {
  const unknown = new Set<string>();
  let paths: z.infer<typeof documentSchema>['paths'] | undefined;

  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode < 400 || reply.statusCode > 499 || typeof payload !== 'string') return payload;
    // MoySklad is refused in words of its own form, which are not ours to list.
    if (!String(reply.getHeader('content-type')).startsWith('application/problem+json')) return payload;
    const { method, routeOptions } = request;
    paths ??= documentSchema.parse(app.swagger()).paths;
    const path = (routeOptions.url ?? '').replace(/:(\w+)/g, '{$1}');
    const operation = operationSchema.safeParse(paths[path]?.[method.toLowerCase()]).data;
    if (!operation) return payload;
    const { status, code } = refusalSchema.parse(JSON.parse(payload));
    if (!operation.responses[status]?.description.includes(`\`${code}\``))
      unknown.add(`${method} ${path}: ${status} ${code}`);
    return payload;
  });

  return {
    async close() {
      assert.deepEqual([...unknown], [], 'refusals that the route’s `refusals` do not name');
    },
  };
}
