import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const answerSchema = z.looseObject({ peakRssBytes: z.number(), rowsUpdated: z.number().optional() });

/** What one measured process did. */
export interface Measured {
  seconds: number;
  /** The larger of what the process says of itself and what the system saw (Linux: VmHWM). */
  peakRssBytes: number;
  answer: z.infer<typeof answerSchema>;
}

/**
 * Runs a Node program in a process of its own, so that its peak of memory is its own. It must print one JSON object
 * with `peakRssBytes`.
 * @param options.mostMs the process is ended after this time, and null is answered.
 * @throws Error when it fails, with what it wrote to stderr.
 */
export async function measure(
  args: string[],
  options: { environment: NodeJS.ProcessEnv; mostMs?: number },
): Promise<Measured | null> {
  const { environment: env, mostMs } = options;
  const started = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let late = false;
  let seenBytes = 0;
  const watch = setInterval(async () => {
    seenBytes = Math.max(seenBytes, await peakOf(child.pid));
  }, 100);
  const deadline = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, mostMs ?? 3_600_000);
  try {
    const ended = once(child, 'close');
    const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await ended;
    if (late) return null;
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${complaints}${output}`);
    const answer = answerSchema.parse(JSON.parse(output));
    const seconds = (performance.now() - started) / 1000;
    return { seconds, peakRssBytes: Math.max(answer.peakRssBytes, seenBytes), answer };
  } finally {
    clearInterval(watch);
    clearTimeout(deadline);
  }
}

/** The most memory a process ever held, in bytes; 0 where the system does not tell, or when it has ended. */
async function peakOf(pid: number | undefined): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
