import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres, type Postgres } from '../../src/platform/db/postgres.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';

/** A PostgreSQL of a test's own, at an address that stays the same while the server itself is stopped and started. */
export interface RestartingPostgres {
  /** The owner's, through the address that stays. */
  url: string;
  /** The owner's, of the server itself. @throws Error while it is stopped. */
  directUrl(): string;
  start(): Promise<void>;
  /** Everybody who is connected is told of the shutdown (57P01); who comes then is refused. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openRestartingPostgres(): Promise<RestartingPostgres> {
  const sockets = new Set<Socket>();
  const dataDir = await mkdtemp(join(tmpdir(), 'skladno-lost-'));
  // PostgreSQL runs as another user when we are root.
  await chmod(dataDir, 0o755);
  let server: Postgres | undefined;
  const start = async () => {
    server = await openPostgres({ dataDir, log: openLog('silent'), durable: false });
  };
  const stop = async () => {
    const running = server;
    server = undefined;
    await running?.close();
  };
  const directUrl = () => {
    if (!server) throw new Error('PostgreSQL is stopped');
    return server.ownerUrl;
  };
  await start();
  const gate = createServer({ pauseOnConnect: true }, (socket) => {
    if (!server) return socket.destroy();
    const { hostname, port } = new URL(server.ownerUrl);
    const inner = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, inner],
      [inner, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => sockets.delete(one));
      one.pipe(other);
    }
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const { port } = gate.address() as AddressInfo;
  return {
    url: Object.assign(new URL(directUrl()), { port: String(port) }).href,
    directUrl,
    start,
    stop,
    async close() {
      for (const socket of sockets) socket.destroy();
      gate.close();
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
