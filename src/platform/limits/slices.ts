import { setImmediate as turn } from 'node:timers/promises';

/** How long work may keep the process before others are served, ms. A request waits as often as it asks the database. */
const SLICE_MS = 8;

/** Whether somebody who works in slices has had this turn of the event loop. */
let taken = false;
let last: Promise<void> = Promise.resolve();

/** Takes the rest of this turn, where nobody who works in slices has it. */
function takeThisTurn(): boolean {
  if (taken) return false;
  taken = true;
  setImmediate(() => {
    taken = false;
  });
  return true;
}

/** Waits for a turn of the event loop that nobody else who works in slices has: so many works take turns, not all in one. */
function ownTurn(): Promise<void> {
  last = last.then(async () => {
    do await turn();
    while (!takeThisTurn());
  });
  return last;
}

/**
 * For work that takes long on the event loop: answers, heartbeats and the requests of others are served in between.
 * @returns `pause` is called before every step of the work and says what to wait for first; mostly nothing, and that costs next
 *   to nothing.
 */
export function openSlice(): { pause(): Promise<void> | undefined } {
  let until = 0;
  const begin = () => {
    until = performance.now() + SLICE_MS;
  };
  return {
    pause() {
      if (performance.now() < until) return undefined;
      if (until > 0 || !takeThisTurn()) return ownTurn().then(begin);
      begin();
    },
  };
}
