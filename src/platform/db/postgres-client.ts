import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** Losses by the very error that tells of them, and where to note one for whoever watches. */
const losses = new WeakSet<object>();
const watching = new AsyncLocalStorage<{ loss?: unknown }>();

/**
 * A connection to PostgreSQL; every one of this program is of this class. pg tells of a loss by an event when no query is under way,
 * also while the connection is lent out to a transaction (nodejs.org/api/events.html: an error that nobody listens to ends the
 * process). Whoever has it learns of the loss by the next query.
 */
export class PostgresClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // pg fails the queries under way with this same error.
    this.on('error', (error) => losses.add(error));
    const { query } = this;
    // It has a dozen shapes, all of which pass through.
    this.query = ((...of: unknown[]) => {
      const answer: unknown = Reflect.apply(query, this, of);
      if (answer instanceof Promise)
        answer.catch((error: unknown) => {
          if (isDatabaseLost(error)) noteLoss(error);
          if (isDiskFull(error)) lastFull = Date.now();
        });
      return answer;
    }) as typeof query;
  }
}

/** Marks an error as the loss of the database. */
export function noteLoss(error: unknown): void {
  if (typeof error === 'object' && error !== null) losses.add(error);
  const watcher = watching.getStore();
  if (watcher) watcher.loss ??= error;
}

/**
 * PostgreSQL is not there, does not let us in or ends our session (postgresql.org/docs/current/errcodes-appendix.html): class 08,
 * too many connections, shutdown, crash and start.
 */
const lostStates = /^(08...|53300|57P01|57P02|57P03|57P05)$/;
/** What pg and its pool say without a code. */
const lostWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Whether this, or what caused it, is the loss of the database: nothing is wrong with the request, it may be tried again. */
export function isDatabaseLost(error: unknown): boolean {
  return inChain(
    error,
    (each) =>
      losses.has(each) ||
      (each instanceof pg.DatabaseError && lostStates.test(each.code ?? '')) ||
      lostWords.test(each.message),
  );
}

/** Whether a full disk is the cause: PostgreSQL's 53100, or our own ENOSPC. */
export function isDiskFull(error: unknown): boolean {
  return inChain(error, (each) => ['53100', 'ENOSPC'].includes((each as NodeJS.ErrnoException).code ?? ''));
}

/** When PostgreSQL last said that its disk is full, ms since 1970; 0: never. */
let lastFull = 0;
/** How long that is remembered: a probe comes by in between. */
const FULL_MS = 60_000;

/** Whether PostgreSQL lately had no room for what this process wrote. */
export function databaseWasFull(): boolean {
  return Date.now() - lastFull < FULL_MS;
}

function inChain(error: unknown, fits: (each: Error) => boolean): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 8; each = each.cause, depth += 1)
    if (fits(each)) return true;
  return false;
}

/**
 * For libraries that swallow what the database says: runs `fn`, and where it fails throws the loss that it met.
 * @param failed whether a result stands for a failure.
 */
export async function tellingLoss<T>(fn: () => Promise<T>, failed: (result: T) => boolean): Promise<T> {
  const watcher: { loss?: unknown } = {};
  return watching.run(watcher, async () => {
    try {
      const result = await fn();
      if (watcher.loss && failed(result)) throw watcher.loss;
      return result;
    } catch (error) {
      throw watcher.loss ?? error;
    }
  });
}
