import { setImmediate as turn } from 'node:timers/promises';

/** How long work may keep the process before others are served, ms. A request waits as often as it asks the database. */
const SLICE_MS = 8;

let last: Promise<void> = Promise.resolve();

/** Waits for a turn of the event loop that nobody else who works in slices has: so many works take turns, not all in one. */
function ownTurn(): Promise<void> {
  last = last.then(() => turn());
  return last;
}

/**
 * For work that takes long on the event loop: answers, heartbeats and the requests of others are served in between.
 * @returns when it may begin. Between two steps of the work `pause` is to be waited for; where the slice is not over, that costs
 *   next to nothing.
 */
export async function openSlice(): Promise<{ pause(): Promise<void> | undefined }> {
  await ownTurn();
  let until = performance.now() + SLICE_MS;
  return {
    pause() {
      if (performance.now() < until) return undefined;
      return ownTurn().then(() => {
        until = performance.now() + SLICE_MS;
      });
    },
  };
}
