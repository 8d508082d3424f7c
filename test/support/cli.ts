import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { launcher } from './app.ts';
import { noted } from './resolved.ts';

export interface Outcome {
  /** Null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs `skladno …` to its end.
 * @param env the whole environment besides PATH, HOME and what is noted for the run.
 * @param onStart may keep the process, to kill it.
 */
export async function skladno(
  args: string[],
  env: Record<string, string>,
  onStart?: (child: ChildProcess) => void,
): Promise<Outcome> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [launcher, ...args], {
    env: { PATH, HOME, ...noted, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStart?.(child);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}
