import { z } from 'zod';
import { bodyOf, callOut } from '../platform/outgoing/index.ts';

/** Somebody waits in a browser for it. */
const ANSWER_MS = 20_000;

const tokensSchema = z.object({ id_token: z.string() });

/**
 * Exchanges the code that a person brought from Google for who they are; no other token is kept.
 * @throws OutgoingError when no answer came or it leads elsewhere, Error when Google did not take the code.
 */
export async function exchangeCode(
  client: { clientId: string; clientSecret: string; tokenUrl: string },
  {
    code,
    redirectURI,
    codeVerifier,
  }: { code: string; redirectURI: string; codeVerifier?: string | undefined },
): Promise<{ idToken: string }> {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: client.clientId,
    client_secret: client.clientSecret,
    redirect_uri: redirectURI,
    code,
    ...(codeVerifier !== undefined && { code_verifier: codeVerifier }),
  });
  const answer = await callOut(client.tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: form.toString(),
    deadlineMs: ANSWER_MS,
  });
  if (answer.status !== 200) throw new Error(`Google did not take a code: HTTP ${answer.status}`);
  return { idToken: tokensSchema.parse(JSON.parse(bodyOf(answer).toString())).id_token };
}
