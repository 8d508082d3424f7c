import { giveBack } from '../platform/outgoing/index.ts';
import type { SourceRow } from '../protocol/index.ts';

/** Rows of a list in their order: an array, or rows that are parsed as they are taken. */
export interface Rows extends Iterable<SourceRow> {
  readonly length: number;
  at(index: number): SourceRow | undefined;
  slice(from: number): Rows;
}

/** Between these stand the rows of a printed list. */
const OPENING = '"rows":[';
const CLOSING = ']}';
/** A row begins with its own address, which ends with its id (documentation: metadata of an object). */
const ROW_HEAD = '{"meta":{"href":"';
const ID_LENGTH = 36;
const QUOTE = '"'.charCodeAt(0);

type Parse = (from: number, to: number) => unknown;

/**
 * Finds the rows of a printed list without parsing them. Each begins behind a comma with an address of this list, and
 * as a rule nothing else does: where there are not as many such places as the list says it has rows, or it is printed
 * in another way, the answer is null and the list is to be parsed whole.
 * @param parse what stands between two places of the body; throws when that is no JSON.
 */
export function findRows(body: Buffer, parse: Parse): { size: number; rows: Rows } | null {
  const first = body.indexOf(OPENING) + OPENING.length;
  const end = body.length - CLOSING.length;
  if (first < OPENING.length || end < first || body.toString('latin1', end) !== CLOSING) return null;
  if (body.toString('latin1', first, first + ROW_HEAD.length) !== ROW_HEAD) return null;
  const meta = metaOf(body.toString('utf8', 0, first) + CLOSING);
  const size = Number(meta?.size);
  const expected = Math.min(Number(meta?.limit), size - Number(meta?.offset));
  if (!(expected > 0)) return null;

  const starts = new Uint32Array(expected + 1);
  starts[0] = first;
  let found = 1;
  // From the end of the row before it to its id: only another row of this list has that in common with the first. (It begins
  // with the brace, for that is rarer than the comma and found faster.)
  const addressEnd = body.indexOf(QUOTE, first + ROW_HEAD.length);
  const head = Buffer.from(`},${body.toString('latin1', first, addressEnd - ID_LENGTH)}`, 'latin1');
  for (let at = body.indexOf(head, first); at >= 0; at = body.indexOf(head, at + head.length)) {
    if (body[at + head.length + ID_LENGTH] !== QUOTE) continue; // something inside such an object
    if (found === expected) return null;
    starts[found++] = at + 2;
  }
  starts[found] = end + 1;
  return found === expected ? { size, rows: new PrintedRows(body, starts, parse) } : null;
}

function metaOf(envelope: string): Record<string, unknown> | undefined {
  try {
    return (JSON.parse(envelope) as { meta?: Record<string, unknown> }).meta;
  } catch {
    return undefined; // whoever parses the whole says what is wrong with it
  }
}

/**
 * Rows that are parsed one after another, as they are taken: what is done with at once costs the collector of garbage
 * next to nothing, while the objects of a whole page are moved about and take 30 MB. When all were taken the text is
 * given back and they cannot be had again.
 */
class PrintedRows implements Rows {
  readonly #body: Buffer;
  /** Where each row begins, and where one more would. */
  readonly #starts: Uint32Array;
  readonly #parse: Parse;

  constructor(body: Buffer, starts: Uint32Array, parse: Parse) {
    this.#body = body;
    this.#starts = starts;
    this.#parse = parse;
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  at(index: number): SourceRow | undefined {
    const i = index < 0 ? this.length + index : index;
    const [from, next] = [this.#starts[i], this.#starts[i + 1]];
    if (from === undefined || next === undefined) return undefined;
    return this.#parse(from, next - 1) as SourceRow;
  }

  slice(from: number): Rows {
    return new PrintedRows(this.#body, this.#starts.subarray(from), this.#parse);
  }

  *[Symbol.iterator](): Generator<SourceRow> {
    for (let i = 0; i < this.length; i++) yield this.at(i) as SourceRow;
    giveBack(this.#body);
  }
}
