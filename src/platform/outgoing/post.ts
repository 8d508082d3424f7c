import { Resolver } from 'node:dns/promises';
import { Agent, buildConnector } from 'undici';
import { withDeadline } from './deadline.ts';
import { OutgoingError } from './errors.ts';
import { ipOf, openReach, type Reach } from './reach.ts';

/** Sends to addresses that people chose: nothing of an answer is kept but its status. */
export interface Posting extends Pick<Reach, 'faultOf'> {
  /**
   * One POST within one deadline. Of an answer only the status counts: the body is thrown away, a redirect is not followed.
   * @throws OutgoingError when no answer came, or (`address`) when we do not go there; the signal's reason when aborted.
   */
  post(address: string, sent: Posted): Promise<PostAnswer>;
  close(): Promise<void>;
}

export interface Posted {
  headers: Record<string, string>;
  body: string;
  /** The longest that it may take, ms: name, connection and answer. */
  deadlineMs: number;
  signal: AbortSignal;
}

export interface PostAnswer {
  status: number;
  /** How long the other side asks to be left alone, ms; null where it does not. */
  retryAfterMs: number | null;
}

/** The addresses of a name, IPv4 first. */
export type Resolve = (name: string) => Promise<string[]>;

const CONNECT_MS = 10_000;
const RESOLVE_MS = 2000;
/** So much of a body is read, to use the connection again; of a longer one nothing more is taken, bytes. */
const MOST_UNREAD = 16 * 1024;
const MOST_HEADERS = 16 * 1024;

/**
 * Opens the way to addresses that people chose. A name is resolved once for a connection, and that connection goes to an address that was
 * looked at: whatever the name leads to a moment later, nothing is sent there.
 * @param options.allow networks and addresses that may be called though they are private (`OUTGOING_ALLOW`).
 */
export function openPosting(options: { allow: string[]; resolve?: Resolve }): Posting {
  const reach = openReach(options.allow);
  const resolve = options.resolve ?? resolveName;
  const connect = buildConnector({
    timeout: CONNECT_MS,
    // A session of one company's receiver is nobody else's.
    maxCachedSessions: 0,
    lookup(name, wanted, told) {
      reachable(reach, resolve, name).then(
        (ips) => {
          const found = ips.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
          if (wanted.all) told(null, found);
          else told(null, found[0]!.address, found[0]!.family);
        },
        (error: Error) => told(error, []),
      );
    },
  });
  const agent = new Agent({
    pipelining: 1,
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 10_000,
    maxHeaderSize: MOST_HEADERS,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect(place, told) {
      const ip = ipOf(place.hostname);
      // No name is asked for then.
      if (ip && !reach.reaches(ip)) return told(new OutgoingError('address', 'private'), null);
      connect(place, told);
    },
  });

  return {
    faultOf: reach.faultOf,
    async post(address, { headers, body, deadlineMs, signal }) {
      const place = URL.parse(address);
      const fault = place ? reach.faultOf(place) : 'protocol';
      if (!place || fault) throw new OutgoingError('address', fault ?? 'protocol');
      const within = withDeadline(deadlineMs, signal);
      try {
        return await send(agent, place, { headers, body }, within.signal);
      } finally {
        within.end();
      }
    },
    close: () => agent.destroy(),
  };
}

/** Ends with the answer, with as much of it as is read, or with the signal, whatever the connection does. */
function send(
  agent: Agent,
  place: URL,
  sent: Pick<Posted, 'headers' | 'body'>,
  signal: AbortSignal,
): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    let abort = () => {};
    let answer: PostAnswer | undefined;
    let unread = 0;
    const end = (reason?: unknown) => {
      signal.removeEventListener('abort', onAbort);
      if (answer) resolve(answer);
      else reject(reason);
    };
    const leave = (reason?: unknown) => {
      end(reason);
      abort();
    };
    const onAbort = () => leave(signal.reason);
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort);
    agent.dispatch(
      {
        origin: place.origin,
        path: place.pathname + place.search,
        method: 'POST',
        headers: { 'user-agent': 'Skladno', ...sent.headers },
        body: sent.body,
      },
      {
        onRequestStart(controller) {
          abort = () => controller.abort(new DOMException('given up', 'AbortError'));
          if (signal.aborted) abort();
        },
        onResponseStart(_, status, headers) {
          if (status < 200) return;
          answer = { status, retryAfterMs: retryAfter(headers['retry-after']) };
          if (Number(headers['content-length']) > MOST_UNREAD) leave();
        },
        onResponseData(_, piece) {
          unread += piece.length;
          if (unread > MOST_UNREAD) leave();
        },
        onResponseEnd: () => end(),
        onResponseError: (_, error) => end(error instanceof OutgoingError ? error : noAnswer(error)),
      },
    );
  });
}

function noAnswer(error: Error): OutgoingError {
  const { code } = error as NodeJS.ErrnoException;
  return new OutgoingError('network', code ?? error.name, error);
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function retryAfter(told: string | string[] | undefined): number | null {
  const [value = ''] = [told ?? ''].flat();
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return ms > 0 ? ms : null;
}

/** The addresses of a name that may be connected to. @throws OutgoingError (`address`) when there are others only. */
async function reachable(reach: Reach, resolve: Resolve, name: string): Promise<string[]> {
  const found = await resolve(name);
  const open = found.filter(reach.reaches);
  if (open.length === 0) throw new OutgoingError('address', 'private');
  return open;
}

/** Asked for side by side with the program, not by the system's `getaddrinfo`: four names that nobody answers would hold up all others. */
const resolver = new Resolver({ timeout: RESOLVE_MS, tries: 2 });

/** @throws Error with the resolver's code when neither kind of address is told. */
async function resolveName(name: string): Promise<string[]> {
  const told = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const found = told.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  if (found.length === 0 && told[0].status === 'rejected') throw told[0].reason;
  return found;
}
