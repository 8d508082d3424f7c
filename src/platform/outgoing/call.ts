import { Agent } from 'undici';
import { isPacked, MOST_BYTES, openGathering, tooLong, unpacked } from './body.ts';
import { withDeadline } from './deadline.ts';
import { OutgoingError } from './errors.ts';

export type AnswerHeaders = Record<string, string | string[] | undefined>;

export interface OutgoingCall {
  /** GET unless given. */
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** The longest that the whole call may take, ms: connection, headers, body and redirects. */
  deadlineMs: number;
  signal?: AbortSignal | null | undefined;
  /** Whether a redirect to this place is answered, neither followed nor refused: the caller goes there itself, without its keys. */
  handsOver?(place: URL): boolean;
}

export interface OutgoingAnswer {
  status: number;
  headers: AnswerHeaders;
  /** As it came; `bodyOf` undoes its packing. */
  body: Buffer;
  packed: boolean;
  /** How far the other side's clock is ahead of ours, ms; null where it did not tell the time. */
  clockAheadMs: number | null;
}

/** Redirects within a host that are followed before it is taken for a circle. */
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const CONNECT_MS = 10_000;

// A connection of MoySklad's idle over 30 s or used for more than 100 requests may answer 5xx (documentation: first steps). How
// long a call may take is for its own deadline to say.
const agent = new Agent({
  pipelining: 1,
  keepAliveTimeout: 20_000,
  keepAliveMaxTimeout: 25_000,
  maxRequestsPerClient: 100,
  headersTimeout: 0,
  bodyTimeout: 0,
  connect: { timeout: CONNECT_MS },
});

/**
 * The only way out of this program over HTTP. One call within one deadline, of at most 64 MB; a GET is redirected within its host
 * only, anything else not at all, so that a key is never sent to where it does not belong.
 * @throws OutgoingError when no whole answer came or it leads elsewhere; the signal's reason when aborted.
 */
export async function callOut(address: string | URL, call: OutgoingCall): Promise<OutgoingAnswer> {
  const { method = 'GET', headers = {}, signal, deadlineMs } = call;
  refuseBadHeaders(headers);
  const within = withDeadline(deadlineMs, signal);
  try {
    let place = httpAddress(address);
    for (let redirects = 0; ; redirects++) {
      const answer = await once(place, { method, headers, body: call.body }, within.signal);
      const next = redirectOf(answer, place);
      if (!next || call.handsOver?.(next)) return answer;
      if (method !== 'GET' || !isWithinHost(place, next) || redirects === MOST_REDIRECTS)
        throw new OutgoingError('redirect', next.host.slice(0, 100));
      place = next;
    }
  } finally {
    within.end();
  }
}

interface Sent {
  method: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
}

/** Ends with the signal, whatever the connection does: a lookup of a name or a handshake may hear nothing of it. */
function once(place: URL, sent: Sent, signal: AbortSignal): Promise<OutgoingAnswer> {
  return new Promise((resolve, reject) => {
    let abort = (_: Error) => {};
    const fail = (reason: unknown) => {
      signal.removeEventListener('abort', onAbort);
      reject(reason);
      abort(reason instanceof OutgoingError ? reason : new DOMException('given up', 'AbortError'));
    };
    const onAbort = () => fail(signal.reason);
    if (signal.aborted) return fail(signal.reason);
    signal.addEventListener('abort', onAbort);

    const gathering = openGathering();
    let bytes = 0;
    let status = 0;
    let headers: AnswerHeaders = {};
    const { method, body } = sent;
    agent.dispatch(
      {
        origin: place.origin,
        path: place.pathname + place.search,
        method: method as 'GET',
        headers: { 'accept-encoding': 'gzip', 'user-agent': 'Skladno', ...sent.headers },
        ...(body !== undefined && { body }),
      },
      {
        onRequestStart(controller) {
          abort = (reason) => controller.abort(reason);
          if (signal.aborted) onAbort();
        },
        onResponseStart(_, code, given) {
          if (code < 200) return;
          status = code;
          headers = given;
          if (Number(given['content-length']) > MOST_BYTES) fail(tooLong());
        },
        // Without making it wait: an answer is bounded, and undici breaks an assertion when a connection ends while its reader does.
        onResponseData(_, chunk) {
          bytes += chunk.length;
          if (bytes > MOST_BYTES) fail(tooLong());
          else gathering.add(chunk);
        },
        onResponseEnd() {
          signal.removeEventListener('abort', onAbort);
          const whole = gathering.whole();
          try {
            const packed = isPacked(headers['content-encoding'], whole);
            resolve({ status, headers, body: whole, packed, clockAheadMs: clockAhead(headers.date) });
          } catch (error) {
            reject(error);
          }
        },
        onResponseError(_, error) {
          fail(noAnswer(error));
        },
      },
    );
  });
}

/** The body of an answer, its packing undone. @throws OutgoingError when it is not whole or has more than 64 MB. */
export function bodyOf({ body, packed }: Pick<OutgoingAnswer, 'body' | 'packed'>): Buffer {
  return packed ? unpacked(body) : body;
}

function httpAddress(address: string | URL): URL {
  const place = URL.parse(String(address));
  if (place && isHttp(place)) return place;
  throw new OutgoingError('address', place ? place.protocol.slice(0, 20) : 'no address');
}

const isHttp = ({ protocol }: URL) => protocol === 'http:' || protocol === 'https:';

/** A letter outside ASCII in a header is never sent, nor waited for. */
function refuseBadHeaders(headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers))
    if (!/^[\t\x20-\x7e]*$/.test(value)) throw new OutgoingError('header', name);
}

/** Where an answer leads; null when nowhere. @throws OutgoingError when it names no address that can be gone to. */
function redirectOf({ status, headers }: OutgoingAnswer, from: URL): URL | null {
  if (!REDIRECTS.has(status)) return null;
  const [location] = [headers.location ?? ''].flat();
  if (!location) return null;
  const place = URL.parse(location, from.href);
  if (place && isHttp(place)) return place;
  throw new OutgoingError('redirect', place ? place.protocol.slice(0, 20) : 'no address');
}

/** The same host and port, and never from https to what everybody on the way can read. */
function isWithinHost(from: URL, to: URL): boolean {
  return from.host === to.host && (from.protocol === to.protocol || to.protocol === 'https:');
}

function clockAhead(date: string | string[] | undefined): number | null {
  const told = Date.parse([date ?? ''].flat()[0] ?? '');
  return Number.isNaN(told) ? null : told - Date.now();
}

function noAnswer(error: Error): OutgoingError {
  const { code } = error as NodeJS.ErrnoException;
  return new OutgoingError('network', code ?? error.message.slice(0, 200), error);
}
