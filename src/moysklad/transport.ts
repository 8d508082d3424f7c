import { gunzipSync } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { MoyskladError, moyskladProblems } from './errors.ts';

export type Headers = Dispatcher.ResponseData['headers'];

export interface RawAnswer {
  status: number;
  headers: Headers;
  /** As it came. */
  body: Buffer;
  packed: boolean;
}

export interface Transport {
  /**
   * One GET. Redirects are not followed.
   * @throws MoyskladError (`unavailable`) when no answer came; the signal's reason when aborted.
   */
  get(url: string, headers: Record<string, string>): Promise<RawAnswer>;
  close(): Promise<void>;
}

/** "The answer of a heavy call may take up to 300 s" (documentation: first steps). */
const ANSWER_MS = 300_000;
/** The most that is set aside for a body at once, bytes; a longer one is unpacked in several such pieces. */
const MOST_PIECE = 16 * 1024 * 1024;

/** Opens connections that are used again, as MoySklad demands (documentation: first steps). */
export function openTransport(signal?: AbortSignal): Transport {
  // A connection idle over 30 s or used for more than 100 requests may answer 5xx.
  const dispatcher = new Agent({
    connections: 5,
    pipelining: 1,
    keepAliveTimeout: 20_000,
    keepAliveMaxTimeout: 25_000,
    maxRequestsPerClient: 100,
    headersTimeout: ANSWER_MS,
    bodyTimeout: ANSWER_MS,
  });
  return {
    async get(url, headers) {
      try {
        const answer = await request(url, {
          dispatcher,
          signal,
          headers: {
            'accept-encoding': 'gzip', // without it: 415 and an empty body
            accept: 'application/json;charset=utf-8',
            'user-agent': 'Skladno',
            ...headers,
          },
        });
        // At once and whole: undici breaks an assertion when a connection ends while its reader makes it wait.
        const body = Buffer.from(await answer.body.arrayBuffer());
        const packed = answer.headers['content-encoding'] === 'gzip' && body.length > 0;
        return { status: answer.statusCode, headers: answer.headers, body, packed };
      } catch (error) {
        signal?.throwIfAborted();
        throw noAnswer(error);
      }
    },
    close: () => dispatcher.close(),
  };
}

/** The body with gzip undone; what was packed is given back. @throws MoyskladError (`unavailable`) when it is not whole. */
export function bodyOf({ body, packed }: Pick<RawAnswer, 'body' | 'packed'>): Buffer {
  if (!packed) return body;
  try {
    return unpack(body);
  } catch (error) {
    throw noAnswer(error);
  } finally {
    giveBack(body);
  }
}

function noAnswer(error: unknown): MoyskladError {
  const answer = error instanceof Error ? error.message : String(error);
  return new MoyskladError(moyskladProblems.unavailable, { answer }, 0, 0, error);
}

/**
 * In one piece: a gzip file ends with the length of what it holds, so nothing is copied together. In place and not in
 * a stream: that takes half the processor's time, and parsing the body holds up the process for longer anyway.
 */
function unpack(raw: Buffer): Buffer {
  const length = raw.length >= 4 ? raw.readUInt32LE(raw.length - 4) : 0;
  return gunzipSync(raw, { chunkSize: Math.min(Math.max(length, 1024), MOST_PIECE) + 1 });
}

/**
 * Gives back the memory of a body that was read: a page of 1000 documents has 6 MB, and the next collection of garbage
 * may be far, or else comes the sooner for it. Small buffers may share their memory with others.
 */
export function giveBack({ length, buffer }: Buffer): void {
  const alone = length > 1024 * 1024 || length === buffer.byteLength;
  if (alone && buffer instanceof ArrayBuffer) buffer.transfer(0);
}
