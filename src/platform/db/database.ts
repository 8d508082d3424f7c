import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { Tables } from '../../../db/tables.ts';
import type { Log } from '../telemetry/log.ts';
import { noteLoss, PostgresClient } from './postgres-client.ts';

export type Trx = Transaction<Tables>;

export interface Database {
  /**
   * Runs `fn` in a transaction that sees and changes this company's rows only.
   * @throws ZodError when the id is no UUID; else whatever `fn` throws, with everything undone.
   */
  forCompany<T>(companyId: string, fn: (trx: Trx) => Promise<T>): Promise<T>;
  /** Runs `fn` in a transaction that sees the person's own memberships and their companies, to read. */
  forUser<T>(userId: string, fn: (trx: Trx) => Promise<T>): Promise<T>;
  /**
   * Runs `fn` in a transaction that sees what is a member's own in a company, beside what the two above see.
   * @throws ZodError when the company's id is no UUID.
   */
  forMember<T>(companyId: string, userId: string, fn: (trx: Trx) => Promise<T>): Promise<T>;
  /** Runs `fn` in a transaction that sees the one invitation whose link has this hash, and its company, to read. */
  forInvitation<T>(tokenHash: string, fn: (trx: Trx) => Promise<T>): Promise<T>;
  /** Runs `fn` in a transaction that sees the companies whose time is over, to read, and such drafts, to erase. */
  forErasing<T>(fn: (trx: Trx) => Promise<T>): Promise<T>;
  /** Runs `fn` in a transaction that sees the API key with this hash, and its company, to read. */
  forKeyHolder<T>(hash: string, fn: (trx: Trx) => Promise<T>): Promise<T>;
  /** For the tables without a tenant; a tenant's table shows no row here. */
  platform: Kysely<Tables>;
  pool: pg.Pool;
  close(): Promise<void>;
}

const uuid = z.uuid();
/** Whoever waits longer for a connection is told to come again. */
const CONNECT_MS = 10_000;

/** Opens the application's pool; a lost connection is replaced by the next query. */
export function openDatabase(appUrl: string, log: Log, options: { connections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: options.connections ?? 20,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'skladno',
    Client: PostgresClient,
  });
  pool.on('error', (error) => {
    // PostgreSQL that stops with us may be faster than our goodbye.
    if (pool.ending) return;
    // The pool hangs the whole connection on it, which nobody wants to read.
    if ('client' in error) delete error.client;
    log.warn({ err: error }, 'a database connection was lost');
  });
  const platform = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: {
        // Refused, unreachable or all of them in use: there is no database for this request.
        connect: () =>
          pool.connect().catch((error: unknown) => {
            noteLoss(error);
            throw error;
          }),
        end: () => pool.end(),
      },
    }),
  });

  function inScope<T>(
    setting: 'app.company_id' | 'app.user_id' | 'app.invitation' | 'app.erasing' | 'app.key_hash',
    id: string,
    fn: (trx: Trx) => Promise<T>,
  ): Promise<T> {
    return platform.transaction().execute(async (trx) => {
      // Local to the transaction: a pooled connection goes back without it.
      await sql`select set_config(${setting}, ${id}, true)`.execute(trx);
      return fn(trx);
    });
  }

  return {
    forCompany: async (companyId, fn) => inScope('app.company_id', uuid.parse(companyId), fn),
    forKeyHolder: (hash, fn) => inScope('app.key_hash', hash, fn),
    forMember: (companyId, userId, fn) =>
      inScope('app.user_id', userId, async (trx) => {
        await sql`select set_config('app.company_id', ${uuid.parse(companyId)}, true)`.execute(trx);
        return fn(trx);
      }),
    forUser: (userId, fn) => inScope('app.user_id', userId, fn),
    forInvitation: (tokenHash, fn) => inScope('app.invitation', tokenHash, fn),
    forErasing: (fn) => inScope('app.erasing', 'on', fn),
    platform,
    pool,
    close: () => platform.destroy(),
  };
}

/**
 * From now on the transaction sees and changes this company's rows, as in `forCompany`, and no more those of the person it acted
 * for: where the company becomes known, or is made, only within it.
 * @throws ZodError when the id is no UUID.
 */
export async function actFor(trx: Trx, companyId: string): Promise<void> {
  await sql`select set_config('app.company_id', ${uuid.parse(companyId)}, true),
    set_config('app.user_id', '', true)`.execute(trx);
}
