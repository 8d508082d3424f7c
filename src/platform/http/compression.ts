import type { IncomingHttpHeaders } from 'node:http';
import compress from '@fastify/compress';
import type { App } from './fastify.ts';

/** Texts, JSON and scripts; not events: each of them must arrive when it happens. Pictures and archives are packed already. */
const PACKED = /^text\/(?!event-stream)|[/+](json|javascript|xml)(;|$)/;

/**
 * Packs answers by gzip for callers that accept it. What was built lies packed on the disk (`web.ts`).
 *
 * The length of a packed answer tells whether a guess in the request stands in the answer as well (BREACH, breachattack.com). That needs
 * a page of another site that makes the victim's browser ask with their cookie, guess after guess: such a request gets its answer
 * as it is. Browsers say so in Sec-Fetch-Site; those too old for it send our cookies to no other site's requests but links that are
 * followed (SameSite=Lax).
 */
export async function compressAnswers(app: App): Promise<void> {
  app.addHook('onRequest', async ({ headers }) => {
    const site = headers['sec-fetch-site'];
    if (site === 'cross-site' || site === 'same-site') neverPack(headers);
  });
  // A request is not unpacked: a small one could become huge.
  await app.register(compress, { globalDecompression: false, encodings: ['gzip'], customTypes: PACKED });
}

/** The answer to the request with these headers stays as it is (@fastify/compress, README: the header that disables it). */
export function neverPack(headers: IncomingHttpHeaders): void {
  headers['x-no-compression'] = '1';
}
