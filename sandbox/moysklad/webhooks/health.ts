import { moscowTime } from '../time.ts';
import type { Hook } from './hook.ts';

const DAY_MS = 86_400_000;
/** Days that are looked back on, and on more than how many of them nothing may have arrived (restrictions page). */
const LOOKED_BACK = 10;
const MOST_BAD = 7;

/**
 * Notes that a notification arrived, or did not. After more than seven of the last ten days on which the receiver gave only
 * errors or nothing, and no success in all ten, the webhook is switched off.
 */
export function noteOutcome(hook: Hook, arrived: boolean, unixMs: number): void {
  const today = moscowTime(unixMs).slice(0, 10);
  const first = moscowTime(unixMs - (LOOKED_BACK - 1) * DAY_MS).slice(0, 10);
  const days = new Map(hook.days.filter(([day]) => day >= first));
  days.set(today, arrived || days.get(today) === true);
  hook.days = [...days];
  const nothing = hook.days.every(([, good]) => !good);
  if (nothing && hook.days.length > MOST_BAD) hook.enabled = false;
}
