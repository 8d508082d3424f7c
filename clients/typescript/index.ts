import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.d.ts';

export {
  verifyWebhook,
  type WebhookData,
  type WebhookMessage,
  WebhookVerificationError,
} from './webhooks.ts';
export type { components, paths };

/** The shapes of the API by name, such as `Schemas['ExportConfig']`. */
export type Schemas = components['schemas'];

export interface SkladnoClientOptions {
  /** Where Skladno is, such as `https://skladno.example.com`. */
  baseUrl: string;
  /** An API key of the company (`sk_…`), made on the page «Ключи API». */
  apiKey: string;
  /** In which language problems are told; Russian unless it is named. */
  language?: 'ru' | 'en';
}

/**
 * A typed client of `/api/v1`: `const { data, error } = await client.GET('/api/v1/export-configs')`. `error` is a problem
 * (RFC 9457). Every POST carries an `Idempotency-Key` of its own, unless one is given: a request sent again by hand with the
 * same key is done once.
 */
export function createSkladnoClient(options: SkladnoClientOptions): Client<paths> {
  const { baseUrl, apiKey, language = 'ru' } = options;
  const client = createClient<paths>({ baseUrl });
  client.use({
    onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${apiKey}`);
      request.headers.set('Accept-Language', language);
      if (request.method === 'POST' && !request.headers.has('Idempotency-Key'))
        request.headers.set('Idempotency-Key', crypto.randomUUID());
      return request;
    },
  });
  return client;
}
