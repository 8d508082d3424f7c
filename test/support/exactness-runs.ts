import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Fault } from '../../sandbox/faults.ts';
import type { SandboxServer } from '../../sandbox/http.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import type { Mode } from '../../src/catalogue/exporter.ts';
import type { Checkpoint } from '../../src/engine/checkpoint.ts';
import type { RunOptions } from '../../src/engine/options.ts';
import { Problem } from '../../src/platform/problems.ts';
import { atEveryCall } from './calls.ts';
import { type ExportSetting, exportOnce } from './export.ts';

/** Both providers, as they are served to tests. */
export type Providers = Pick<Sandbox, 'moysklad' | 'google'>;

/** One attempt of an export as plain data, so that it can be handed to another process. */
export interface Attempt {
  setting: ExportSetting;
  exporter: string;
  mode: Mode;
  more: Pick<RunOptions, 'columns' | 'conditions' | 'options' | 'saveEveryMs'>;
  /** Where an attempt before this one stopped. */
  last: Checkpoint | null;
}

const faults: Fault[] = [
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'status', status: 503, html: true },
  { kind: 'status', status: 500, body: {} },
  { kind: 'truncate' },
  { kind: 'delay', ms: 3 },
];

/** Lets each call to these servers fail with this chance, in one way or another. Answers the function that ends it. */
export function letCallsFail(servers: SandboxServer[], chance: number, seed: number): () => void {
  servers.forEach((server, i) => {
    server.faults.clear(seed * 2 + i);
    for (const fault of faults) server.faults.add({ fault, chance: chance / faults.length });
  });
  return () => {
    for (const server of servers) server.faults.clear();
  };
}

/** What an attempt among faults came to. */
export interface Outcome {
  /** It ended well. */
  done: boolean;
  killed: boolean;
  /** The last place that it reached. */
  reached: Checkpoint | null;
}

/** A run among faults may fail with a problem in words; nothing else may come out of it. */
export async function attempt({ setting, exporter, mode, more, last }: Attempt): Promise<Outcome> {
  let reached = last;
  const save = async (checkpoint: Checkpoint) => {
    reached = checkpoint;
  };
  try {
    await exportOnce(setting, exporter, mode, { ...more, checkpoint: { last, save } });
    return { done: true, killed: false, reached: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { done: false, killed: false, reached };
  }
}

/** Makes an attempt in a process of its own and kills that at its `atCall`th call to either provider. */
export async function attemptKilled(sandbox: Providers, what: Attempt, atCall: number): Promise<Outcome> {
  const child = fork(new URL('./worker.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const outcome: Outcome = { done: false, killed: false, reached: what.last };
  child.on('message', (message: Partial<Outcome>) => Object.assign(outcome, message));
  let calls = 0;
  const count = () => {
    if (++calls === atCall) child.kill('SIGKILL');
  };
  const release = [atEveryCall(sandbox.moysklad, count), atEveryCall(sandbox.google, count)];
  child.send(what);
  const [code, signal] = await once(child, 'close');
  for (const undo of release.reverse()) undo();
  outcome.killed = signal === 'SIGKILL';
  if (!outcome.killed && code !== 0) throw new Error(`the process broke with code ${code}`);
  return outcome;
}
