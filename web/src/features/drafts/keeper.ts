/** Keeps what is entered into one form: a while after the last change on the server, until then in this tab. */

import type { Draft, DraftInput } from '../../api/drafts.ts';
import { toProblem } from '../../api/problem.ts';
import { randomKey } from '../../api/randomKey.ts';
import type { Place } from './places.ts';
import { readUnsent, writeUnsent } from './unsent.ts';

const PAUSE_MS = 700;
const RETRY_MS = 5_000;

/**
 * `empty`: nothing was entered; `unsent`: on its way; `kept`: the server has it; `failed`: the server did not answer, it is
 * tried again; `refused`: the server does not keep such a thing; `changed`: another page has changed the draft, nothing is sent until the person has chosen.
 */
export type KeeperState = 'empty' | 'unsent' | 'kept' | 'failed' | 'refused' | 'changed';

export interface Kept<T> {
  content: T | null;
  state: KeeperState;
}

export interface Keeper<T> {
  now(): Kept<T>;
  subscribe(tell: () => void): () => void;
  /** Takes what the form holds now. */
  change(content: T): void;
  /** Sends at once what has not been sent; the request outlives the page. */
  flush(): void;
  /** Throws the draft away: it was saved, or the person begins anew. */
  drop(): Promise<void>;
  /** After another page has changed it: what that one holds, or what stands here. */
  settle(whose: 'theirs' | 'mine'): Promise<void>;
}

interface Options {
  /** Under which name the tab keeps what is unsent. */
  name: string;
  /** Where the rest is kept. */
  place: Place;
  /** What was found there. */
  found: Draft | null;
}

/** Those whose forms stand open. */
const open = new Set<{ name: string; finish(): Promise<void>; state(): KeeperState }>();

/** Whether the form stands open of which the tab keeps what is unsent under this name. */
export const isOpen = (name: string) => [...open].some((one) => one.name === name);

/** Waits for it, but no longer than this, ms. */
export async function within(patienceMs: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatient = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([work, impatient]);
  clearTimeout(timer);
}

/**
 * Sends all that has not been sent, of every form that stands open, and waits for the answers.
 * @param patienceMs no longer than this
 * @returns whether all of it is kept
 */
export async function sendAll(patienceMs: number): Promise<boolean> {
  const all = [...open];
  await within(patienceMs, Promise.all(all.map(({ finish }) => finish())));
  return all.every((one) => one.state() === 'kept' || one.state() === 'empty');
}

export function openKeeper<T extends object>({ name, place, found }: Options): Keeper<T> {
  const listeners = new Set<() => void>();
  const unsent = readUnsent(name);
  const editor = unsent?.editor ?? randomKey();
  let sequence = unsent?.sequence ?? 0;
  // What this tab sent may have come through after its answer could be heard.
  let version = !unsent || found?.editor === editor ? (found?.version ?? 0) : found ? unsent.version : 0;
  let kept: Kept<T> = {
    content: ((unsent ?? found)?.content ?? null) as T | null,
    state: !unsent ? (found ? 'kept' : 'empty') : found && found.version !== version ? 'changed' : 'unsent',
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let generation = 0;

  const become = (next: Partial<Kept<T>>) => {
    kept = { ...kept, ...next };
    for (const tell of listeners) tell();
  };
  const input = (): DraftInput => ({
    content: kept.content as Record<string, unknown>,
    version,
    editor,
    sequence,
  });
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => (sending ? later(PAUSE_MS) : send()), ms);
  };

  function send(): void {
    clearTimeout(timer);
    sequence += 1;
    const sent = input();
    writeUnsent(name, sent);
    const of = generation;
    const request = place.save(sent).then(
      (saved) => {
        if (of !== generation) return;
        version = Math.max(version, saved.version);
        if (kept.content !== sent.content) return later(PAUSE_MS);
        writeUnsent(name, null);
        become({ state: 'kept' });
      },
      (error: unknown) => {
        // One that was sent later tells how it stands.
        if (of !== generation || sent.sequence !== sequence) return;
        const { status } = toProblem(error);
        const state = status === 409 ? 'changed' : status === 400 ? 'refused' : 'failed';
        if (state === 'failed' && status !== 401) later(RETRY_MS);
        become({ state });
      },
    );
    // All that are under way: whoever throws the draft away waits for every one.
    const all = Promise.all([sending, request]).then(() => {
      if (sending === all) sending = null;
    });
    sending = all;
  }

  /** What has not come back yet is of no interest any more. */
  const outwait = async () => {
    clearTimeout(timer);
    generation += 1;
    await sending;
  };

  const flush = () => {
    if (kept.state === 'unsent' || kept.state === 'failed') send();
  };
  const own = {
    name,
    async finish() {
      await sending;
      flush();
      await sending;
    },
    state: () => kept.state,
  };

  if (kept.state === 'unsent') later(0);
  return {
    now: () => kept,
    subscribe(tell) {
      listeners.add(tell);
      open.add(own);
      return () => {
        listeners.delete(tell);
        if (listeners.size === 0) open.delete(own);
      };
    },
    change(content) {
      const state = kept.state === 'changed' ? kept.state : 'unsent';
      become({ content, state });
      writeUnsent(name, input());
      if (state === 'unsent') later(PAUSE_MS);
    },
    flush,
    async drop() {
      await outwait();
      try {
        await place.remove();
      } catch (error) {
        // What stands here is still the person's.
        if (kept.state === 'unsent' || kept.state === 'failed') later(RETRY_MS);
        throw error;
      }
      writeUnsent(name, null);
      version = 0;
      become({ content: null, state: 'empty' });
    },
    async settle(whose) {
      const theirs = await place.read();
      await outwait();
      writeUnsent(name, null);
      version = theirs?.version ?? 0;
      if (whose === 'mine') {
        become({ state: 'unsent' });
        send();
      } else become({ content: (theirs?.content ?? null) as T | null, state: theirs ? 'kept' : 'empty' });
    },
  };
}
