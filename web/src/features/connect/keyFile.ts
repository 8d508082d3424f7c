import * as z from 'zod/mini';
import type { GoogleKey } from '../../api/integrations.ts';

/** What Google writes into a service account's key file: https://cloud.google.com/iam/docs/keys-create-delete */
const keyFileSchema = z.looseObject({
  type: z.literal('service_account'),
  client_email: z.string().check(z.minLength(3)),
  private_key: z.string().check(z.minLength(1)),
});

/**
 * A service-account key file as an object, all its fields kept.
 * @returns 'not-json' or 'not-key' when the text is something else
 */
export function parseKeyFile(text: string): GoogleKey | 'not-json' | 'not-key' {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  const parsed = keyFileSchema.safeParse(json);
  return parsed.success ? parsed.data : 'not-key';
}
