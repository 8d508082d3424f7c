import { setTimeout as wait } from 'node:timers/promises';

const EVEN_MS = 400;

/** An answer to "do you know this address" takes this long, whether we do or not. @throws what the work throws, at once. */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const even = wait(EVEN_MS);
  const answer = await work();
  await even;
  return answer;
}
