import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const program = fileURLToPath(new URL('../bin/skladno.js', import.meta.url));

const readySchema = z.object({
  moyskladUrl: z.url(),
  googleUrl: z.url(),
  moyskladToken: z.string(),
  spreadsheetId: z.string(),
  serviceAccountKey: z.looseObject({}),
});

const callsSchema = z.array(
  z.object({ method: z.string(), path: z.string(), status: z.number(), requestBytes: z.number() }),
);

/** What both providers were asked since the last `forgetCalls`. */
export interface Traffic {
  moysklad: { calls: number; refused: number };
  /** As Google counts them: searches by POST are reads; the token's call is none. */
  sheets: { reads: number; writes: number; refused: number; writtenBytes: number };
}

export type BenchSandbox = z.infer<typeof readySchema> & {
  /** The environment that points a process at this sandbox. */
  environment: NodeJS.ProcessEnv;
  traffic(): Promise<Traffic>;
  forgetCalls(): Promise<void>;
  close(): Promise<void>;
};

/** MoySklad and Google in a process of their own, with their documented limits on and 50 ms added to every call. */
export async function openBenchSandbox(orders: number): Promise<BenchSandbox> {
  const counterparties = Math.ceil(orders / 10);
  const options = { orders, counterparties, latency: LATENCY_MS, 'moysklad-port': 0, 'google-port': 0 };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = fork(program, ['sandbox', ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
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
    const calls = async (desk: string) =>
      callsSchema.parse(await (await fetch(`${desk}/__sandbox/calls`)).json());
    return {
      ...ready,
      environment: {
        ...process.env,
        MOYSKLAD_API_URL: ready.moyskladUrl,
        MOYSKLAD_TOKEN: ready.moyskladToken,
        GOOGLE_SHEETS_API_URL: ready.googleUrl,
        GOOGLE_DRIVE_API_URL: ready.googleUrl,
        GOOGLE_APPLICATION_CREDENTIALS: keyFile,
      },
      async traffic() {
        const source = await calls(desks.moysklad);
        const sheets = (await calls(desks.google)).filter(({ path }) => path.startsWith('/v4/'));
        const reads = sheets.filter(({ method, path }) => method === 'GET' || asksByPost.test(path));
        const writes = sheets.filter((call) => !reads.includes(call));
        const refused = (list: typeof sheets) => list.filter(({ status }) => status === 429).length;
        return {
          moysklad: { calls: source.length, refused: refused(source) },
          sheets: {
            reads: reads.length,
            writes: writes.length,
            refused: refused(sheets),
            writtenBytes: writes.reduce((sum, { requestBytes }) => sum + requestBytes, 0),
          },
        };
      },
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

/** Added to every call of both providers. */
export const LATENCY_MS = 50;

const asksByPost = /(developerMetadata:search|:batchGetByDataFilter|:getByDataFilter)$/;

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
