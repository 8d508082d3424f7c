import type { Delivery, VendorApp } from './app.ts';
import { freshClaims, signJwt } from './jwt.ts';

/** No answer for so long counts as none. */
const ANSWER_MS = 10_000;
/** An answer is a status or a short text; more is not read. */
const MOST_ANSWER_BYTES = 64 * 1024;

/** One try of a call to an application, with a token of its own. */
export async function send(
  app: VendorApp,
  method: string,
  path: string,
  body: object,
  requestId: string,
): Promise<Delivery> {
  const started = performance.now();
  const delivery = { method, path, body, requestId, status: 0, answer: '' };
  try {
    const response = await fetch(app.endpointBase + path, {
      method,
      headers: {
        authorization: `Bearer ${signJwt(freshClaims(), app.secret)}`,
        'content-type': 'application/json',
        X_Lognex_RequestId: requestId,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    delivery.answer = await textOf(response);
    delivery.status = response.status;
  } catch {
    // No answer: to be repeated.
  }
  return { ...delivery, ms: performance.now() - started };
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= MOST_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES).toString();
}

/** Lets so many run at once; the others wait for their turn. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#free = most;
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
