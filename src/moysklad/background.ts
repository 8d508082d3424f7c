import { z } from 'zod';
import { outgoingProblems } from '../platform/outgoing/index.ts';
import type { ProblemKind } from '../platform/problems.ts';
import { parse } from './answers.ts';
import type { ListQuery, MoyskladClient } from './client.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import { pathOfHref } from './hrefs.ts';

const taskSchema = z.looseObject({ state: z.string() });

/** Pauses between two looks at a task, ms: the first, and the longest of the growing ones. */
const FIRST_LOOK_MS = 300;
const LONGEST_PAUSE_MS = 5000;
/** How long a task may stay queued or running, and how long a place in the queue is waited for, before pages are read instead. */
const PATIENCE_MS = 10 * 60_000;
/** A task that failed is started again at most this often. */
const RESTARTS = 2;

const refusals = {
  /** Four tasks of the account are queued already. */
  queueFull: 61002,
  /** This call cannot be prepared in the background. */
  notOffered: new Set([61000, 61001]),
  notReady: 61006,
  /** The result was deleted, the task failed or was cancelled, an internal error. */
  failed: new Set([61003, 61004, 61005, 61008]),
};

/** What another try does not mend. */
const thrown = new Set<ProblemKind>([
  moyskladProblems.token,
  moyskladProblems.unavailable,
  moyskladProblems.limit,
  outgoingProblems.elsewhere,
]);

type Outcome<T> = { done: T } | 'failed' | 'useless';
type Client = Pick<MoyskladClient, 'answer' | 'result' | 'download' | 'pause'>;

/**
 * Has MoySklad prepare a whole answer in the background and fetches it (documentation: asynchronous exchange).
 * @param check makes the value of the answer; throws MoyskladError when it is not what was asked for.
 * @returns null when it cannot be had this way: then it is to be read in pages, which also tell why.
 * @throws MoyskladError when the call itself is refused.
 */
export async function readInBackground<T>(
  client: Client,
  path: string,
  query: ListQuery,
  check: (value: unknown) => T,
): Promise<T | null> {
  for (let starts = 0; starts <= RESTARTS; starts++) {
    const task = await start(client, path, query);
    const outcome = task ? await follow(client, task, check) : 'useless';
    if (outcome === 'useless') return null;
    if (outcome !== 'failed') return outcome.done;
  }
  return null;
}

/** Paths of a task's state and result. */
interface Task {
  state: string;
  result: string;
}

async function start(client: Client, path: string, query: ListQuery): Promise<Task | null> {
  const params = { ...query.params, async: 'true' };
  for (const pauseMs of pauses(1000)) {
    try {
      const answer = await client.answer(path, { ...query, params });
      const state = pathOfHref(answer.contentLocation ?? '', 'async');
      return state
        ? { state, result: pathOfHref(answer.location ?? '', 'async') ?? `${state}/result` }
        : null;
    } catch (error) {
      if (codeOf(error) !== refusals.queueFull) {
        if (refusals.notOffered.has(codeOf(error))) return null;
        throw error;
      }
    }
    await client.pause(pauseMs);
  }
  return null;
}

async function follow<T>(client: Client, task: Task, check: (value: unknown) => T): Promise<Outcome<T>> {
  for (const pauseMs of pauses(FIRST_LOOK_MS)) {
    await client.pause(pauseMs);
    try {
      const { value } = await client.answer(task.state);
      const { state } = parse(taskSchema, value, task.state);
      if (state === 'DONE') return { done: check(await fetchResult(client, task.result)) };
      if (state === 'ERROR' || state === 'CANCEL') return 'failed';
      if (state === 'API_ERROR') return 'useless';
    } catch (error) {
      if (codeOf(error) === refusals.notReady) continue;
      if (!(error instanceof MoyskladError)) throw error;
      if (error.kind === outgoingProblems.tooLong) return 'useless';
      if (thrown.has(error.kind)) throw error;
      return 'failed'; // deleted, failed, cancelled; or an error's text in place of the result
    }
  }
  return 'useless';
}

/** The result lies in a storage whose link lives for five minutes; one that has expired is asked for anew. */
async function fetchResult(client: Client, path: string): Promise<unknown> {
  for (let tries = 0; ; tries++) {
    const { location, value } = await client.result(path);
    if (!location) return value;
    try {
      return await client.download(location);
    } catch (error) {
      const expired = error instanceof MoyskladError && error.status >= 400 && error.status < 500;
      if (!expired || tries > 0) throw error;
    }
  }
}

/** Growing pauses, ms, until patience ends. */
function* pauses(first: number): Generator<number> {
  let waited = 0;
  for (let ms = first; waited < PATIENCE_MS; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
    waited += ms;
    yield ms;
  }
}

function codeOf(error: unknown): number {
  return error instanceof MoyskladError ? error.apiCode : 0;
}
