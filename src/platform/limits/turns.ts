import { z } from 'zod';

/**
 * Who is served next when many wait for one budget (start-time fair queueing, Goyal, Vin and Cheng 1996): each share
 * has a clock of its own, which its calls move on by their weight; the earliest start is served first. So a newcomer
 * comes right after what is being served, ahead of the second call of whoever has many waiting.
 */
export const turnsSchema = z.object({
  /** The start of the call that was served last. */
  now: z.number(),
  /** When the next call of a share starts; a share that is not named starts now. */
  next: z.record(z.string(), z.number()),
  /** In the order of their arrival; whoever does not ask again in time is gone. */
  waiting: z.array(
    z.object({ id: z.string(), share: z.string(), weight: z.number(), start: z.number(), until: z.number() }),
  ),
});
export type Turns = z.infer<typeof turnsSchema>;

export interface Caller {
  id: string;
  share: string;
  weight: number;
}

/** Who does not ask again this long after it should have is taken for dead. */
const GRACE_MS = 5000;

/** Calls and units that are served before this caller, whether or not it waits already. */
export function lineOf(turns: Turns, { id, share }: Caller, now: number): { calls: number; units: number } {
  turns.waiting = turns.waiting.filter(({ until }) => until > now);
  const mine = turns.waiting.findIndex((other) => other.id === id);
  const place = mine < 0 ? turns.waiting.length : mine;
  const start = turns.waiting[mine]?.start ?? startOf(turns, share);
  const ahead = turns.waiting.filter(
    (other, i) => other.start < start || (other.start === start && i < place),
  );
  return { calls: ahead.length, units: ahead.reduce((sum, { weight }) => sum + weight, 0) };
}

function startOf(turns: Turns, share: string): number {
  return Math.max(turns.now, turns.next[share] ?? 0);
}

/** Takes a place in the line, or keeps it. @param askAt when the caller will ask again. */
export function wait(turns: Turns, { id, share, weight }: Caller, askAt: number): void {
  const until = askAt + GRACE_MS;
  const mine = turns.waiting.find((other) => other.id === id);
  if (mine) {
    mine.until = until;
    return;
  }
  const start = startOf(turns, share);
  turns.next[share] = start + weight;
  turns.waiting.push({ id, share, weight, start, until });
}

/** Serves a caller: its share's clock moves on, and it waits no longer. */
export function serve(turns: Turns, caller: Caller): void {
  const mine = turns.waiting.find(({ id }) => id === caller.id);
  const start = mine?.start ?? startOf(turns, caller.share);
  if (!mine) turns.next[caller.share] = start + caller.weight;
  turns.now = Math.max(turns.now, start);
  for (const [share, next] of Object.entries(turns.next)) if (next <= turns.now) delete turns.next[share];
  leave(turns, caller.id);
}

/** Takes a caller out of the line. */
export function leave(turns: Turns | undefined, id: string): void {
  if (turns) turns.waiting = turns.waiting.filter((other) => other.id !== id);
}
