import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { eventsOf, type TestHook } from '../test/support/hooks.ts';

/** One notification and what came of it. */
export interface Sent {
  requestId: string;
  /** The answer of each try; 0: none came. */
  tries: number[];
  /** From when it should have left to its first answer, ms. */
  ms: number;
}

/** MoySklad waits so long, and tries so often, without a pause (dev.moysklad.ru, Вебхуки). */
const ANSWER_MS = 1500;
const TRIES = 4;
/** Connections that notifications are sent over. */
const CONNECTIONS = 256;

export const isAnswered = ({ tries }: Sent) => tries.at(-1) === 204;

/**
 * Sends notifications at an even pace, to each address in turn, one event each, whether or not earlier ones are answered.
 * @param options.signal ends it: no more are sent then. @param options.asMoysklad each is tried four times, behind what waits for the
 * same address; else once, when it is due.
 */
export async function offer(
  url: string,
  hooks: TestHook[],
  options: { perSecond: number; signal: AbortSignal; asMoysklad: boolean },
): Promise<Sent[]> {
  const { perSecond, signal, asMoysklad } = options;
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  const all: Promise<Sent>[] = [];
  const lasts = new Map<TestHook, Promise<unknown>>();
  const began = performance.now();
  while (!signal.aborted) {
    const due = Math.floor(((performance.now() - began) * perSecond) / 1000);
    for (let next = all.length; next < due; next++) {
      const hook = hooks[next % hooks.length]!;
      const dueAt = began + (next * 1000) / perSecond;
      const one = asMoysklad
        ? (lasts.get(hook) ?? Promise.resolve()).then(() => send(pool, hook, dueAt, TRIES))
        : send(pool, hook, dueAt, 1);
      lasts.set(hook, one);
      all.push(one);
    }
    await sleep(1);
  }
  const sent = await Promise.all(all);
  await pool.destroy();
  return sent;
}

async function send(pool: Pool, hook: TestHook, dueAt: number, most: number): Promise<Sent> {
  const requestId = randomUUID();
  const path = `/hooks/moysklad/${hook.secret}?requestId=${requestId}`;
  const body = JSON.stringify(eventsOf(hook, [randomUUID()], { fields: ['name'] }));
  const tries: number[] = [];
  let ms = 0;
  while (tries.length < most) {
    const status = await post(pool, path, body);
    tries.push(status);
    if (tries.length === 1) ms = performance.now() - dueAt;
    if (status === 204) break;
  }
  return { requestId, tries, ms };
}

async function post(pool: Pool, path: string, body: string): Promise<number> {
  try {
    const answer = await pool.request({
      ...{ method: 'POST', path, body },
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await answer.body.dump();
    return answer.statusCode;
  } catch {
    return 0;
  }
}
