import type { components } from './schema.d.ts';

/** The events that webhooks are sent, each with what its `data` hold: docs/API_DESIGN.md, *What webhooks send*. */
export interface WebhookData {
  'task.ended': {
    taskId: string;
    exportId: string;
    exportName: string;
    exporter: string;
    trigger: components['schemas']['ExportTask']['trigger'];
    dryRun: boolean;
    verify: boolean;
    status: 'done' | 'failed' | 'cancelled';
    /** The code of what went wrong. */
    error: string | null;
    rowsRead: number | null;
    rowsAppended: number | null;
    rowsUpdated: number | null;
    rowsDeleted: number | null;
    createdAt: string;
    startedAt: string | null;
    finishedAt: string | null;
    spreadsheetUrl: string;
    url: string;
  };
  'integration.lost': { integrationId: string; provider: 'moysklad' | 'google'; title: string; url: string };
  'limit.reached': {
    metric: string;
    level: 'near' | 'soft' | 'hard';
    used: number;
    limit: number;
    month: string | null;
    url: string;
  };
  'webhook.test': { webhookId: string; webhookName: string };
}

/** A message as it stands in the body. */
export type WebhookMessage = {
  [Type in keyof WebhookData]: { type: Type; timestamp: string; data: WebhookData[Type] };
}[keyof WebhookData];

/** The message is not ours, or too old: answer 400 and do nothing. */
export class WebhookVerificationError extends Error {
  override name = 'WebhookVerificationError';
}

/** So far may the clocks be apart, seconds. */
const TOLERANCE_S = 300;
const SECRET_START = 'whsec_';

/**
 * The message of a webhook, once its signature is found to be right (standard-webhooks, HMAC-SHA256).
 * @param body as it came, to the byte: not parsed and printed again.
 * @param headers of the request, in whatever letters. @param secret `whsec_…`
 * @throws WebhookVerificationError
 */
export async function verifyWebhook(
  body: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  secret: string,
): Promise<WebhookMessage> {
  const header = (name: string) => {
    const found =
      headers instanceof Headers
        ? headers.get(name)
        : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
    if (typeof found === 'string') return found;
    throw new WebhookVerificationError(`The header ${name} is missing.`);
  };
  const [id, timestamp, signatures] = [
    header('webhook-id'),
    header('webhook-timestamp'),
    header('webhook-signature'),
  ];
  const age = Date.now() / 1000 - Number(timestamp);
  if (!/^\d+$/.test(timestamp) || Math.abs(age) > TOLERANCE_S)
    throw new WebhookVerificationError('The message is too old, or from the future.');
  const secretBytes = bytesOf(secret.replace(SECRET_START, ''));
  if (!secretBytes) throw new WebhookVerificationError('The secret is no base64.');
  const key = await crypto.subtle.importKey('raw', secretBytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const each of signatures.split(' ')) {
    const [version, signature = ''] = each.split(',');
    const bytes = version === 'v1' ? bytesOf(signature) : undefined;
    // One that is no base64 says nothing of those beside it. Compared by the platform, in the same time whatever differs.
    if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, signed)))
      return JSON.parse(body) as WebhookMessage;
  }
  throw new WebhookVerificationError('No signature fits.');
}

/** Undefined for what is no base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
