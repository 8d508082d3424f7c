import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Log } from '../telemetry/log.ts';
import type { Trx } from './database.ts';
import { PostgresClient } from './postgres-client.ts';

/** Called with what was told, or with nothing when something may have been missed: look again then. */
export type OnNotice = (payload: unknown) => void;

/** What other processes tell this one by PostgreSQL's LISTEN and NOTIFY: no domain event, which stays in its transaction. */
export interface Listening {
  /** Answers the function that ends it. */
  listen(channel: string, listener: OnNotice): () => void;
  close(): Promise<void>;
}

/** All channels share one of PostgreSQL's: subscribing needs no round trip and cannot miss what follows it. */
const CHANNEL = 'skladno_notices';

/**
 * Tells every process, when and only when the transaction commits.
 * @param payload small: with the channel it must fit into 8000 bytes of JSON (postgresql.org/docs/current/sql-notify.html).
 */
export async function notify(trx: Trx, channel: string, payload: unknown): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ channel, payload })})`.execute(trx);
}

/** Opens one connection that listens for all subscribers of this process and comes back when it is lost. */
export async function openListening(appUrl: string, log: Log): Promise<Listening> {
  const listeners = new Map<string, Set<OnNotice>>();
  let closed = false;
  let client: PostgresClient | undefined;

  async function connect(): Promise<void> {
    const fresh = new PostgresClient({
      connectionString: appUrl,
      application_name: 'skladno listening',
      keepAlive: true,
    });
    fresh.on('notification', ({ payload }) => {
      const message = JSON.parse(payload ?? '') as { channel: string; payload: unknown };
      for (const listener of listeners.get(message.channel) ?? []) listener(message.payload);
    });
    fresh.on('error', (error) => log.warn({ err: error }, 'the connection that listens was lost'));
    fresh.once('end', () => {
      if (client === fresh && !closed) void reconnect();
    });
    await fresh.connect();
    client = fresh;
    await fresh.query(`listen ${CHANNEL}`);
  }

  async function reconnect(): Promise<void> {
    for (let pause = 100; !closed; pause = Math.min(pause * 2, 5000)) {
      try {
        await connect();
        for (const each of [...listeners.values()].flatMap((set) => [...set])) each(undefined);
        return;
      } catch (error) {
        log.warn({ err: error }, 'no connection that listens yet');
        await sleep(pause);
      }
    }
  }

  await connect();
  return {
    listen(channel, listener) {
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(channel) === set) listeners.delete(channel);
      };
    },
    async close() {
      closed = true;
      await client?.end();
    },
  };
}
