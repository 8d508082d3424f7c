import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const meter = fileURLToPath(new URL('meter.js', import.meta.url));
const meterSchema = z.object({ cpuSeconds: z.number(), peakRssBytes: z.number() });

/** What one measured process took. */
export interface Measured extends z.infer<typeof meterSchema> {
  /** From its start to its end. */
  seconds: number;
  /** What it printed. */
  output: string;
}

/**
 * Runs a Node program in a process of its own, so that its memory and its CPU time (user and system, all threads) are
 * its own.
 * @param options.mostMs the process is ended after this time, and null is answered.
 * @throws Error when it fails, with what it wrote to stderr.
 */
export async function measure(
  args: string[],
  options: { environment: NodeJS.ProcessEnv; mostMs?: number },
): Promise<Measured | null> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', meter, ...args], {
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let late = false;
  const deadline = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, options.mostMs ?? 3_600_000);
  try {
    const ended = once(child, 'close');
    const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await ended;
    const seconds = (performance.now() - started) / 1000;
    if (late) return null;
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${complaints}${output}`);
    return { seconds, output, ...meterSchema.parse(JSON.parse(complaints.split('\n').at(-1) ?? '')) };
  } finally {
    clearTimeout(deadline);
  }
}
