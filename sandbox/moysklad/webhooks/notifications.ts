import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultDesk } from '../../faults.ts';
import type { Journal, Occasion } from '../journal.ts';
import type { Store } from '../store.ts';
import { auditContext, eventsBody, stockBody } from './bodies.ts';
import { noteOutcome } from './health.ts';
import type { Hook } from './hook.ts';
import { post, withRequestId } from './post.ts';
import type { Webhooks } from './webhooks.ts';

/** What may happen to a notification on its way. */
export type DeliveryFault =
  /** Never sent. */
  | { kind: 'lost' }
  /** Sent a second time after it arrived, with the same `requestId`. */
  | { kind: 'doubled' }
  /** Sent `ms` later. */
  | { kind: 'late'; ms: number }
  /** Sent after the next one of its webhook; after ten seconds when there is none. */
  | { kind: 'overtaken' };
/** Strikes by `<address> <entityType> <action> <accountId>`, or `<address> <stockType> <reportType> <accountId>`. */
export type DeliveryFaults = FaultDesk<DeliveryFault>;

/** One notification and what came of it. */
export interface Notification {
  requestId: string;
  what: Hook['what'];
  url: string;
  /** Unix ms. */
  at: number;
  /** How many events are in it; 0 for stock. */
  events: number;
  /** The status of each try; 0 is no answer in time. */
  tries: number[];
  /** `off`: its webhook was switched off or deleted before it went. */
  fate: 'waiting' | 'delivered' | 'dropped' | 'lost' | 'off';
  fault: DeliveryFault['kind'] | undefined;
}

interface Letter {
  hook: Hook;
  notification: Notification;
  body: () => string;
}

const TRIES = 4;
/** Events of one call: as many as one write may have objects; how many there are at most is not documented. */
const MOST_EVENTS = 1000;
/** Notifications that are remembered once they are done. */
const KEPT = 200;
/** Beyond so many that wait for a receiver who is too slow, further ones are dropped. */
const MOST_WAITING = 100_000;

/** MoySklad's calls to those who subscribed in one account, one after another for each webhook. */
export class Notifications {
  /** The newest last. */
  readonly log: Notification[] = [];
  /** An answer that takes longer is none. */
  timeoutMs = 1500;
  /** How long changes of stock are gathered: 1 to 5 minutes. */
  stockEveryMs = 60_000;
  overtakenMs = 10_000;
  now = Date.now;
  readonly #store: Store;
  readonly #webhooks: Webhooks;
  readonly #faults: DeliveryFaults;
  readonly #queues = new Map<string, Promise<void>>();
  readonly #pending = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  /** Ones that wait for the next of their webhook, by its id. */
  readonly #overtaken = new Map<string, (() => void)[]>();
  #stockSince: string | undefined;

  constructor(store: Store, webhooks: Webhooks, journal: Journal, faults: DeliveryFaults = new FaultDesk()) {
    this.#store = store;
    this.#webhooks = webhooks;
    this.#faults = faults;
    journal.listen((occasion) => this.#hear(occasion));
  }

  /** Everything that was to be sent is sent, or given up. */
  async idle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** Does this to the account's next notification. */
  disturbNext(fault: DeliveryFault): void {
    this.#faults.add({ fault, times: 1, path: ` ${this.#store.accountId}` });
  }

  /** Nothing is sent any more. */
  stop(): void {
    this.#stop.abort();
  }

  /** Tells of the changes of stock gathered so far. */
  tellStock(): void {
    const since = this.#stockSince;
    this.#stockSince = undefined;
    if (since === undefined) return;
    for (const hook of this.#webhooks.list('webhookstock'))
      if (this.#webhooks.isOn(hook)) this.#tell(hook, 0, () => stockBody(this.#store, hook, since));
  }

  #hear(occasion: Occasion): void {
    const audit = auditContext(this.#store, occasion, this.now());
    for (const hook of this.#webhooks.list('webhook')) {
      const [type, action] = hook.what;
      if (!this.#webhooks.isOn(hook) || occasion.by?.silenced.some((prefix) => hook.url.startsWith(prefix)))
        continue;
      const changes = occasion.changes.filter(
        (change) => change.ref.type === type && change.action === action,
      );
      for (let from = 0; from < changes.length; from += MOST_EVENTS) {
        const some = changes.slice(from, from + MOST_EVENTS);
        this.#tell(hook, some.length, () => eventsBody(this.#store, hook, audit, some));
      }
    }
    if (occasion.stockSince !== undefined) this.#gatherStock(occasion.stockSince);
  }

  #gatherStock(moment: string): void {
    if (this.#stockSince !== undefined || this.#webhooks.list('webhookstock').length === 0) return;
    this.#stockSince = moment;
    this.#later(this.stockEveryMs, () => this.tellStock());
  }

  #tell(hook: Hook, events: number, body: () => string): void {
    const { what, url } = hook;
    const fault = this.#faults.strike('POST', `${url} ${what.join(' ')} ${this.#store.accountId}`);
    const notification: Notification = {
      requestId: randomUUID(),
      what,
      url,
      at: this.now(),
      events,
      tries: [],
      fate: 'waiting',
      fault: fault?.kind,
    };
    this.log.push(notification);
    if (this.log.length > KEPT) this.log.shift();
    const letter: Letter = { hook, notification, body };
    if (fault?.kind === 'lost') notification.fate = 'lost';
    else if (this.#pending.size >= MOST_WAITING) notification.fate = 'dropped';
    else if (fault?.kind === 'late') this.#track(this.#later(fault.ms, () => this.#queue(letter)));
    else if (fault?.kind === 'overtaken') this.#track(this.#hold(letter));
    else {
      this.#queue(letter);
      if (fault?.kind === 'doubled') this.#queue(letter);
      for (const release of this.#overtaken.get(hook.id) ?? []) release();
      this.#overtaken.delete(hook.id);
    }
  }

  /** Behind what waits for the same webhook. */
  #queue(letter: Letter): void {
    const { id } = letter.hook;
    const before = this.#queues.get(id) ?? Promise.resolve();
    const mine = before
      .then(() => this.#send(letter))
      .then(() => {
        if (this.#queues.get(id) === mine) this.#queues.delete(id);
      });
    this.#queues.set(id, mine);
    this.#track(mine);
  }

  /** Queues it behind the next one of its webhook. */
  #hold(letter: Letter): Promise<void> {
    const { id } = letter.hook;
    return new Promise((resolve) => {
      let held = true;
      const release = (): void => {
        if (held) this.#queue(letter);
        held = false;
        resolve();
      };
      this.#overtaken.set(id, [...(this.#overtaken.get(id) ?? []), release]);
      void this.#later(this.overtakenMs, () => {}).then(release);
    });
  }

  async #send({ hook, notification, body }: Letter): Promise<void> {
    const url = withRequestId(notification.url, notification.requestId);
    const text = body();
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (this.#stop.signal.aborted || !this.#webhooks.isOn(hook)) {
        notification.fate = 'off';
        return;
      }
      const status = await post(url, text, this.timeoutMs);
      notification.tries.push(status);
      const arrived = status === 200 || status === 204;
      if (arrived || tries === TRIES - 1) noteOutcome(hook, arrived, this.now());
      notification.fate = arrived ? 'delivered' : tries === TRIES - 1 ? 'dropped' : 'waiting';
      if (arrived) return;
    }
  }

  /** Later, unless it is stopped before; the server that listens keeps the process, not this. */
  async #later(ms: number, act: () => void): Promise<void> {
    try {
      await sleep(ms, undefined, { ref: false, signal: this.#stop.signal });
    } catch {
      return;
    }
    act();
  }

  #track(work: Promise<void>): void {
    this.#pending.add(work);
    void work.finally(() => this.#pending.delete(work));
  }
}
