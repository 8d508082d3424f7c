import { actFor, type Trx } from '../db/database.ts';
import type { DomainEvent, EventKind, EventOf } from './events.ts';

/**
 * Tells whoever subscribed, one after another, in the emitter's transaction: what they write is there if and only if what happened is.
 * @param trx acts for the event's company.
 * @throws whatever a handler throws: the emitter's transaction must not commit then.
 */
export type Emit = (trx: Trx, event: DomainEvent) => Promise<void>;

/**
 * The same for one event in each of many companies. Where nobody subscribed it costs nothing, however many there are.
 * @param trx acts for the company of the last event afterwards.
 */
export type EmitEach = (trx: Trx, events: DomainEvent[]) => Promise<void>;

/**
 * Acts on an event within its transaction: writes rows of the event's company and sends jobs, nothing else. What is slow, may fail, or
 * concerns another company is a job (`Queue.send`), with ids and never a secret.
 */
export type Handler<Kind extends EventKind> = (trx: Trx, event: EventOf<Kind>) => Promise<unknown>;

export interface EventBus {
  /** Handlers are called in the order in which they subscribed. */
  on<Kind extends EventKind>(kind: Kind, handler: Handler<Kind>): void;
  emit: Emit;
  emitEach: EmitEach;
}

/** Domain events of one process: rooms speak by them and do not know each other. */
export function openEvents(): EventBus {
  const handlers = new Map<EventKind, Handler<never>[]>();
  const emit: Emit = async (trx, event) => {
    for (const handle of handlers.get(event.kind) ?? []) await handle(trx, event as never);
  };
  return {
    emit,
    async emitEach(trx, events) {
      for (const event of events.filter(({ kind }) => handlers.has(kind))) {
        await actFor(trx, event.companyId);
        await emit(trx, event);
      }
    },
    on(kind, handler) {
      handlers.set(kind, [...(handlers.get(kind) ?? []), handler]);
    },
  };
}
