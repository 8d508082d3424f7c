import type { Log } from '../telemetry/log.ts';
import { EmbeddedServer } from './embedded-postgres.ts';

export interface Postgres {
  /** The login that owns the tables; used for migrations only. */
  ownerUrl: string;
  /** Where its data are, when it is ours to run. */
  folder: string | null;
  close(): Promise<void>;
}

/**
 * The PostgreSQL to work on: the given one as it is, else the embedded one with its data under `<dataDir>/postgres`.
 * @param options.durable false gives up safety against a power cut for speed (tests).
 * @throws ConfigError when the embedded data is in use by another process or cannot be made.
 */
export async function openPostgres(options: {
  databaseUrl?: string | undefined;
  dataDir: string;
  log: Log;
  durable?: boolean;
}): Promise<Postgres> {
  const { databaseUrl, dataDir, log, durable = true } = options;
  if (databaseUrl) return { ownerUrl: databaseUrl, folder: null, close: async () => {} };
  const server = await EmbeddedServer.open({ dataDir, log, durable });
  return { ownerUrl: server.ownerUrl, folder: server.folder, close: () => server.close() };
}
