import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Trx } from '../db/database.ts';
import { type Listening, notify } from '../db/listen.ts';
import { Problem } from '../problems.ts';
import { httpProblems } from './http-problems.ts';

export interface ServerEvent {
  event: string;
  /** Sent as JSON. */
  data: unknown;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Streams of events that are open now; closing the server aborts them. */
    streams: Set<AbortController>;
  }
}

/** Proxies and browsers drop a connection that is silent for long. */
const KEEP_ALIVE_MS = 15_000;

/** Streams of one person or key at once, in this process. */
const MOST_STREAMS = 20;
/** Who reads a stream. */
const readers = new WeakMap<AbortController, string>();

function readerOf({ caller, ip }: FastifyRequest): string {
  if (!caller) return ip;
  return caller.subject.kind === 'key' ? caller.subject.keyId : caller.subject.userId;
}

const accessChannel = 'access';

/** Somebody may have lost the right to look on at a company: its open streams look again when the transaction commits. */
export async function tellAccessChanged(trx: Trx, companyId: string): Promise<void> {
  await notify(trx, accessChannel, { companyId });
}

/**
 * Answers with server-sent events (html.spec.whatwg.org/multipage/server-sent-events.html) until `open` has no more, or the reader
 * would not be let in any more: that is looked at before each event, at once when somebody's access has changed, and with each
 * keep-alive, since a session, a token or a key may end by itself.
 * @throws Problem when this reader has too many streams open.
 * @param open makes the events; its signal is aborted when the reader leaves or the server closes: end then.
 */
export function sendEvents(
  reply: FastifyReply,
  listening: Pick<Listening, 'listen'>,
  open: (signal: AbortSignal) => AsyncIterable<ServerEvent>,
): FastifyReply {
  const { request } = reply;
  const { streams } = reply.server;
  const reader = readerOf(request);
  const theirs = [...streams].filter((each) => readers.get(each) === reader).length;
  if (theirs >= MOST_STREAMS) throw new Problem(httpProblems.tooManyStreams, { quota: MOST_STREAMS });
  const leaving = new AbortController();
  readers.set(leaving, reader);
  const { signal } = leaving;
  const stream = new PassThrough();
  const keepAlive = setInterval(() => {
    stream.write(': keep-alive\n\n');
    void lookAgain();
  }, KEEP_ALIVE_MS);
  const leave = listening.listen(accessChannel, (payload) => {
    // Nothing as payload: something may have been missed.
    const { companyId } = (payload ?? {}) as { companyId?: string };
    if (companyId === undefined || companyId === request.caller.companyId) void lookAgain();
  });
  streams.add(leaving);
  reply.raw.once('close', () => leaving.abort());
  // An event source that is slow to notice must not hold the connection.
  signal.addEventListener('abort', () => stream.end(), { once: true });

  /** Ends the stream unless its reader may go on; unknown is no. */
  async function lookAgain(): Promise<void> {
    if (!(await request.stillAdmitted().catch(() => false))) leaving.abort();
  }

  void (async () => {
    try {
      for await (const { event, data } of open(signal)) {
        await lookAgain();
        if (signal.aborted) break;
        if (!stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
          await once(stream, 'drain', { signal });
      }
      stream.end();
    } catch (error) {
      if (!signal.aborted) stream.destroy(error as Error);
    } finally {
      clearInterval(keepAlive);
      leave();
      streams.delete(leaving);
    }
  })();

  return (
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      // A closing server would wait for the next request on this connection.
      .header('connection', 'close')
      .send(stream)
  );
}
