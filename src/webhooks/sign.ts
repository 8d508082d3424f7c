import { createHmac, randomBytes } from 'node:crypto';

/**
 * Signatures of the Standard Webhooks specification (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md): a
 * receiver proves by any of its libraries that a message is ours, whole and young.
 */

const SECRET_START = 'whsec_';
/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32;

/** A new secret as whoever receives is given it: `whsec_` and base64. */
export const makeSecret = (): string => SECRET_START + randomBytes(SECRET_BYTES).toString('base64');

/** What a receiver knows a message by, however often it comes. */
export const webhookId = (messageId: string): string => `msg_${messageId}`;

/**
 * The headers of one attempt at a message.
 * @param secrets with each of them it is signed; whoever receives needs to know one.
 */
export function signedHeaders(
  { messageId, payload }: { messageId: string; payload: string },
  secrets: string[],
  now = new Date(),
): Record<string, string> {
  const id = webhookId(messageId);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_START.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${payload}`).digest('base64')}`;
  });
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
