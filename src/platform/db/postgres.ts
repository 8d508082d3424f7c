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
 * @param options.beside works on the server of a Skladno that runs on the same data, if one does, and leaves it running.
 * @throws ConfigError when the embedded data is in use by another process or cannot be made.
 */
export async function openPostgres(options: {
  databaseUrl?: string | undefined;
  dataDir: string;
  log: Log;
  durable?: boolean;
  beside?: boolean;
}): Promise<Postgres> {
  const { databaseUrl, dataDir, log, durable = true, beside = false } = options;
  const close = async () => {};
  if (databaseUrl) return { ownerUrl: databaseUrl, folder: null, close };
  const running = beside && (await EmbeddedServer.findRunning({ dataDir, log }));
  if (running) return { ...running, close };
  const server = await EmbeddedServer.open({ dataDir, log, durable });
  return { ownerUrl: server.ownerUrl, folder: server.folder, close: () => server.close() };
}
