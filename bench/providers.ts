import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { countTraffic, type Traffic } from './traffic.ts';

const program = fileURLToPath(new URL('../bin/skladno.js', import.meta.url));
/** A million orders and their sheet are held in memory. */
const HEAP_MB = 12_000;

/** What the company has, and how far away both providers are. The same world has the same objects. */
export interface World {
  orders: number;
  counterparties: number;
  /** The most lines an order has. */
  lines: number;
  /** Added to every call of both providers. */
  latencyMs: number;
}

const readySchema = z.object({
  moyskladUrl: z.url(),
  googleUrl: z.url(),
  moyskladToken: z.string(),
  spreadsheetId: z.string(),
  serviceAccountKey: z.looseObject({}),
});

export type Providers = z.infer<typeof readySchema> & {
  world: World;
  /** The environment that points a process at these providers. */
  environment: NodeJS.ProcessEnv;
  /** A place for files that goes when the providers are closed. */
  folder: string;
  /** What both were asked since the last `forgetCalls`. */
  traffic(): Promise<Traffic>;
  forgetCalls(): Promise<void>;
  close(): Promise<void>;
};

/** MoySklad and Google in a process of their own, with their documented limits on. */
export async function openProviders(world: World): Promise<Providers> {
  const { latencyMs, ...size } = world;
  const options = { ...size, latency: latencyMs, 'moysklad-port': 0, 'google-port': 0 };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = fork(program, ['sandbox', ...args], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const folder = await mkdtemp(join(tmpdir(), 'skladno-bench-'));
  const close = async () => {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const ready = readySchema.parse(await firstMessage(child));
    const keyFile = join(folder, 'service-account.json');
    await writeFile(keyFile, JSON.stringify(ready.serviceAccountKey), { mode: 0o600 });
    const desks = { moysklad: new URL(ready.moyskladUrl).origin, google: ready.googleUrl };
    const callsOf = async (desk: string) => (await fetch(`${desk}/__sandbox/calls`)).json();
    return {
      ...ready,
      world,
      folder,
      environment: {
        ...process.env,
        MOYSKLAD_API_URL: ready.moyskladUrl,
        MOYSKLAD_TOKEN: ready.moyskladToken,
        GOOGLE_SHEETS_API_URL: ready.googleUrl,
        GOOGLE_DRIVE_API_URL: ready.googleUrl,
        GOOGLE_APPLICATION_CREDENTIALS: keyFile,
        SPREADSHEET_ID: ready.spreadsheetId,
      },
      traffic: async () => countTraffic(await callsOf(desks.moysklad), await callsOf(desks.google)),
      async forgetCalls() {
        for (const desk of Object.values(desks)) await fetch(`${desk}/__sandbox/calls`, { method: 'DELETE' });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function firstMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with code ${code}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
