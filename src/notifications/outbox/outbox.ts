import { z } from 'zod';
import type { Database, Trx } from '../../platform/db/database.ts';
import { type Listening, notify } from '../../platform/db/listen.ts';
import type { Limits } from '../../platform/limits/limits.ts';
import { pause } from '../../platform/pause.ts';
import type { Periodic } from '../../platform/queue/periodic.ts';
import { type Keyring, KeyringError } from '../../platform/secrets/keyring.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import type { Channel, Fate } from './channel.ts';
import { deliverInOrder, leaseMsOf, ownerOf } from './deliver.ts';
import * as store from './store.ts';

/** What is told to somebody, through a channel. */
export interface NewMessage<Body> {
  /** Null: it is the platform's own, and outlives every company. */
  companyId: string | null;
  /** By which its messages stay in order: an address, the id of a subscription. */
  recipient: string;
  /** What it is about, for lists: no text of a person's. */
  kind: string;
  body: Body;
  /** The request or job that is the cause. */
  requestId: string;
  /** A person has it sent again: `hold` says what it was. */
  repeatOf?: store.RepeatOf;
}

/** A message that may be sent again. */
export interface HeldMessage<Body> {
  recipient: string;
  kind: string;
  fate: Fate;
  /** It was sent again already. */
  repeated: boolean;
  /** Null: what stood in it is not kept, or cannot be opened. */
  body: Body | null;
}

/** The one way out: a message is a row in the transaction of its cause, and is sent after that has committed. */
export interface Outbox {
  /**
   * Puts a message into the outbox: it leaves if and only if the caller's transaction commits. It waits for nobody, and nothing is sent here.
   * @param trx acts for the message's company; of the platform's own, for whomever. @returns the message's id.
   * @throws ZodError when the body is not one of the channel's.
   */
  put<Body>(trx: Trx, channel: Channel<Body>, message: NewMessage<Body>): Promise<string>;
  /** A message of the company that the transaction acts for, which nobody else holds until it ends; undefined: there is none. */
  hold<Body>(trx: Trx, channel: Channel<Body>, id: string): Promise<HeldMessage<Body> | undefined>;
  /** Ends what waits for a recipient, in the company that the transaction acts for; what is being sent now goes on. */
  cancel(trx: Trx, channel: { name: string }, recipient: string): Promise<number>;
  /** Deletes a company's messages: it is being erased. */
  forget(trx: Trx, companyId: string): Promise<void>;
  /** The newest messages of a channel that are not over, of whomever: where nobody sends them. */
  waiting<Body>(
    channel: Channel<Body>,
    most: number,
  ): Promise<{ id: string; companyId: string | null; body: Body; createdAt: Date }[]>;
  /** Starts sending through these channels, in a worker. @returns ends it: begins nothing, and waits for what is being sent. */
  work(channels: Channel[], context: { listening: Listening; limits: Limits }): () => Promise<void>;
  /** Forgets messages that were over long ago. */
  forgetting: Periodic;
}

const WAKE = 'outbox';
/** The longest pause between two looks at what is due, ms. */
const LOOK_MS = 1000;
/** So long a worker that stops waits for what it is sending, ms; what takes longer is left to its lease. */
const STOP_MS = 10_000;
/** For so long the fate of a message is kept. */
const KEEP_DAYS = 30;
const FORGET_AT_ONCE = 5000;

/** Opens the outbox; nothing is sent before `work`. @param options.keyring seals what waits. */
export function openOutbox(options: { database: Database; keyring: Keyring; log: Log }): Outbox {
  const { database, keyring, log } = options;

  /** What stands in a message; null where its key is missing here. */
  function opened<Body>(channel: Channel<Body>, body: string, companyId: string): Body | null {
    try {
      return channel.body.parse(JSON.parse(keyring.decrypt(body, ownerOf(companyId))));
    } catch (error) {
      if (error instanceof KeyringError) return null;
      throw error;
    }
  }

  return {
    async put(trx, channel, { companyId, recipient, kind, body, requestId, repeatOf }) {
      const scope = companyId ?? store.PLATFORM;
      const sealed = keyring.encrypt(JSON.stringify(channel.body.parse(body)), ownerOf(scope));
      const row = { channel: channel.name, recipient, kind, body: sealed, requestId, repeatOf };
      const insert = () => store.insertMessage(trx, scope, { ...row, tryForMs: channel.tryForMs });
      const id = companyId === null ? await store.asPlatform(trx, insert) : await insert();
      await notify(trx, WAKE, channel.name);
      return id;
    },

    async hold(trx, channel, id) {
      const row = await store.holdMessage(trx, { channel: channel.name, id });
      if (!row) return undefined;
      const { companyId, recipient, kind, status, repeated, body } = row;
      return {
        ...{ recipient, kind, repeated },
        fate: status === 'sending' ? 'waiting' : status,
        body: body === null ? null : opened(channel, body, companyId),
      };
    },

    cancel: (trx, channel, recipient) => store.cancelMessages(trx, { channel: channel.name, recipient }),
    forget: store.deleteMessages,

    async waiting(channel, most) {
      const rows = await store.newestMessages(database, { channel: channel.name, most });
      return rows.flatMap(({ id, companyId, body, createdAt }) =>
        // It was sent in this moment.
        body === null
          ? []
          : [
              {
                id,
                companyId: companyId === store.PLATFORM ? null : companyId,
                body: channel.body.parse(JSON.parse(keyring.decrypt(body, ownerOf(companyId)))),
                createdAt,
              },
            ],
      );
    },

    work(channels, { listening, limits }) {
      const stopping = new AbortController();
      const context = { database, keyring, limits, log, stopping: stopping.signal };
      const pumps = channels.map((channel) => ({ channel, pump: openPump(context, channel) }));
      const unlisten = listening.listen(WAKE, (told) => {
        const name = z.string().optional().catch(undefined).parse(told);
        for (const { channel, pump } of pumps) if (!name || name === channel.name) pump.look();
      });
      return async () => {
        unlisten();
        stopping.abort(new Error('the process stops'));
        const done = new AbortController();
        await Promise.race([
          Promise.all(pumps.map(({ pump }) => pump.idle())),
          pause(STOP_MS, done.signal).catch(() => {}),
        ]);
        done.abort();
      };
    },

    forgetting: {
      name: 'old messages',
      everyMs: 3_600_000,
      async run(signal) {
        const forget = () => store.forgetMessages(database, { days: KEEP_DAYS, most: FORGET_AT_ONCE });
        while (!signal.aborted && (await forget()) === FORGET_AT_ONCE);
      },
    },
  };
}

/** Keeps as many messages of a channel on their way as it may, whenever it is told to look, and now and then by itself. */
function openPump(context: Parameters<typeof deliverInOrder>[0], channel: Channel) {
  const { database, log, stopping } = context;
  const busy = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let again = false;

  function look(): void {
    again = true;
    looking ??= fill().finally(() => {
      looking = undefined;
      // Told in the very moment it ended.
      if (again && !stopping.aborted) look();
    });
  }

  async function fill(): Promise<void> {
    while (again && !stopping.aborted) {
      again = false;
      const most = channel.atOnce - busy.size;
      if (most === 0) return;
      const asked = { channel: channel.name, most, leaseMs: leaseMsOf(channel) };
      const taken = await store.takeMessages(database, asked).catch((error) => {
        log.warn({ err: error, channel: channel.name }, 'the outbox could not be looked at');
        return [];
      });
      for (const leased of taken) begin(leased);
    }
  }

  function begin(leased: store.Leased): void {
    const lane = deliverInOrder(context, channel, leased)
      // Its lease ends by itself, and it goes on.
      .catch((error) => log.error({ err: error, message: leased.id }, 'a message could not be sent'))
      .finally(() => {
        busy.delete(lane);
        look();
      });
    busy.add(lane);
  }

  const ticking = (async () => {
    while (!stopping.aborted) {
      look();
      await pause(LOOK_MS, stopping).catch(() => {});
    }
  })();

  return {
    look,
    async idle() {
      await ticking;
      await looking;
      await Promise.all(busy);
    },
  };
}
