import type { SourceRow } from '../protocol/index.ts';
import { objectsOf, refusalOf } from './answers.ts';
import { type MoyskladOptions, openMoyskladClient } from './client.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';

/** An object to be made. MoySklad knows it again by `syncId`, an UUID of ours: the same one never makes a second. */
export interface NewObject {
  syncId: string;
  [field: string]: unknown;
}

/** Fields of an object that is there; those left out stay as they are. */
export interface Change {
  id: string;
  fields: Record<string, unknown>;
}

/** What became of one object: as MoySklad saved it, or why it did not. */
export type Written = { object: SourceRow } | { refused: MoyskladError };

/** Writes to one account. Objects of one call are of one type, an entity code such as `supply`. */
export interface MoyskladWriter {
  /**
   * Makes objects. Where no answer came they are looked up by their `syncId` before anything is sent again.
   * @returns what became of each, in their order. An object made earlier with the same `syncId` comes as it is now, also out of the trash.
   * @throws MoyskladError where none could be tried: the token, the limit, or MoySklad not answering time after time.
   */
  create(type: string, objects: NewObject[]): Promise<Written[]>;
  /**
   * Changes objects, each once. One refused with `unavailable` may be changed all the same: read it before changing it again.
   * @returns what became of each, in their order.
   */
  change(type: string, changes: Change[]): Promise<Written[]>;
  /** Puts a document into the trash, out of which only a person takes it. One that is gone already is as good. @throws MoyskladError */
  trash(type: string, id: string): Promise<void>;
  /** Objects by the `syncId` they were made with, those in the trash included. @throws MoyskladError */
  bySyncId(type: string, syncIds: string[]): Promise<Map<string, SourceRow>>;
}

/** The most objects of a body (documentation: several objects at once), and the most bytes: error 1044 speaks of 10 MB. */
const MOST_OBJECTS = 1000;
const MOST_BYTES = 8_000_000;
/** "The answer of such a call may take up to 5 minutes" (documentation: several objects at once). */
const ANSWER_MS = 300_000;
/** So many conditions `syncId=…` stay within 8 KB of address and headers (documentation: limits). */
const MOST_IDS = 100;
/** How often objects are sent again of which the look says that they were not made. */
const REPEATS = 5;
/** The first pause before sending again, ms; doubles with each. */
const PAUSE_MS = 1000;
/** The call took too long: fewer at once. */
const TOOK_TOO_LONG = 1088;
/** A body with too much in it. */
const TOO_MUCH = new Set([2006, 2007, 2022, 1044]);

/** Opens one account of MoySklad for writing. Its calls share the budget of everything that calls with the token. */
export function openMoyskladWriter(options: MoyskladOptions): MoyskladWriter {
  const { apiUrl, retryPauseMs = PAUSE_MS } = options;
  const client = openMoyskladClient({ deadlineMs: ANSWER_MS, ...options });

  /** One call. @throws MoyskladError for the call as a whole. */
  async function post(type: string, bodies: object[]): Promise<Written[]> {
    const path = `/entity/${type}`;
    const rows = objectsOf(await client.write('POST', path, bodies), path);
    if (rows.length !== bodies.length)
      throw new MoyskladError(
        moyskladProblems.unavailable,
        { answer: `${rows.length}/${bodies.length}` },
        200,
        0,
      );
    return rows.map((row) => {
      const refused = refusalOf(row, path);
      return refused ? { refused } : { object: row };
    });
  }

  async function bySyncId(type: string, syncIds: string[]): Promise<Map<string, SourceRow>> {
    const found = new Map<string, SourceRow>();
    for (let from = 0; from < syncIds.length; from += MOST_IDS) {
      const some = syncIds.slice(from, from + MOST_IDS);
      const filter = [...some.map((id) => `syncId=${id}`), 'isDeleted=true', 'isDeleted=false'];
      const { rows } = await client.list(`/entity/${type}`, { filter, limit: MOST_OBJECTS });
      for (const row of rows) if (typeof row.syncId === 'string') found.set(row.syncId, row);
    }
    return found;
  }

  /** Those of which no answer came: made, or to be sent again. */
  async function look(type: string, objects: NewObject[], done: Map<string, Written>): Promise<NewObject[]> {
    const found = await bySyncId(
      type,
      objects.map(({ syncId }) => syncId),
    );
    for (const [syncId, object] of found) done.set(syncId, { object });
    return objects.filter(({ syncId }) => !found.has(syncId));
  }

  async function create(type: string, objects: NewObject[]): Promise<Written[]> {
    const done = new Map<string, Written>();
    const queue = chunksOf(objects);
    let repeats = 0;
    for (let chunk = queue.shift(); chunk; chunk = queue.shift()) {
      try {
        for (const [i, written] of (await post(type, chunk)).entries())
          done.set((chunk[i] as NewObject).syncId, written);
      } catch (error) {
        if (!(error instanceof MoyskladError)) throw error;
        const left = isUnknown(error) ? await look(type, chunk, done) : chunk;
        if (left.length === 0) continue;
        if (left.length > 1 && isTooMuch(error)) queue.unshift(...halvesOf(left));
        else if (isUnknown(error)) {
          if (++repeats > REPEATS) throw error;
          await client.pause(retryPauseMs * 2 ** (repeats - 1));
          queue.unshift(left);
        } else if (endsAll(error)) throw error;
        else for (const { syncId } of left) done.set(syncId, { refused: error });
      }
    }
    return objects.map(({ syncId }) => done.get(syncId) as Written);
  }

  async function change(type: string, changes: Change[]): Promise<Written[]> {
    const bodies = changes.map(({ id, fields }) => ({ ...fields, ...linkTo(apiUrl, type, id) }));
    const written: Written[] = [];
    const queue = chunksOf(bodies);
    for (let chunk = queue.shift(); chunk; chunk = queue.shift()) {
      try {
        written.push(...(await post(type, chunk)));
      } catch (error) {
        if (!(error instanceof MoyskladError) || endsAll(error)) throw error;
        if (chunk.length > 1 && isTooMuch(error) && !isUnknown(error)) queue.unshift(...halvesOf(chunk));
        else written.push(...chunk.map(() => ({ refused: error })));
      }
    }
    return written;
  }

  return {
    create,
    change,
    bySyncId,
    async trash(type, id) {
      try {
        await client.write('POST', `/entity/${type}/${id}/trash`);
      } catch (error) {
        if (!(error instanceof MoyskladError && error.kind === moyskladProblems.missing)) throw error;
      }
    },
  };
}

/** A link as bodies carry it (documentation: metadata). */
export function linkTo(apiUrl: string, type: string, id: string): { meta: object } {
  return { meta: { href: `${apiUrl}/entity/${type}/${id}`, type, mediaType: 'application/json' } };
}

/** As many at once as one body may have; an object that is too large by itself goes alone and is refused in MoySklad's words. */
function chunksOf<T extends object>(objects: T[]): T[][] {
  const chunks: T[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const object of objects) {
    const size = Buffer.byteLength(JSON.stringify(object)) + 1;
    const last = chunks.at(-1);
    if (last && last.length < MOST_OBJECTS && bytes + size <= MOST_BYTES) {
      last.push(object);
      bytes += size;
    } else {
      chunks.push([object]);
      bytes = size;
    }
  }
  return chunks;
}

function halvesOf<T>(items: T[]): T[][] {
  const middle = items.length >> 1;
  return [items.slice(0, middle), items.slice(middle)];
}

const isUnknown = ({ kind }: MoyskladError) => kind === moyskladProblems.unavailable;
const isTooMuch = ({ kind, apiCode }: MoyskladError) =>
  kind === moyskladProblems.tooLarge || apiCode === TOOK_TOO_LONG || TOO_MUCH.has(apiCode);

/** What the next object would be told, too. */
function endsAll({ kind }: MoyskladError): boolean {
  const { token, tokenLetters, apiOff, locked, tariff, limit } = moyskladProblems;
  return ([token, tokenLetters, apiOff, locked, tariff, limit] as unknown[]).includes(kind);
}
