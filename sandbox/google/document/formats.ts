import { applyMask, type FieldMask } from '../protocol/field-mask.ts';
import type { CellFormat } from '../protocol/schema.ts';

/**
 * Formats are interned: a cell's format is a small number, and rows formatted alike share one list of numbers.
 * A format over 200,000 rows therefore costs 200,000 pointers, not millions of objects.
 */
const formats: (CellFormat | undefined)[] = [undefined];
const ids = new Map<string, number>();

/** Format numbers of a row's cells by column; 0 (or past the end) is "no format". Never changed in place. */
export type RowFormats = readonly number[];

export const NO_FORMATS: RowFormats = [];
const lists = new Map<string, RowFormats>([['', NO_FORMATS]]);

/** The number of a format; undefined and an empty format are 0. */
export function formatId(format: CellFormat | undefined): number {
  if (!format || Object.keys(format).length === 0) return 0;
  const key = JSON.stringify(format);
  let id = ids.get(key);
  if (id === undefined) {
    id = formats.push(format) - 1;
    ids.set(key, id);
  }
  return id;
}

/** The format behind a number; undefined for 0. Must not be changed. */
export function formatOf(id: number | undefined): CellFormat | undefined {
  return formats[id ?? 0];
}

/** The shared list equal to this one, trailing zeros dropped. */
export function internFormats(list: readonly number[]): RowFormats {
  let length = list.length;
  while (length > 0 && !list[length - 1]) length -= 1;
  const trimmed = list.slice(0, length);
  const key = trimmed.join();
  const known = lists.get(key);
  if (known) return known;
  lists.set(key, trimmed);
  return trimmed;
}

/** Wraps a change of one list so that rows which share a list share the result. */
export function changingLists(change: (list: number[]) => void): (list: RowFormats) => RowFormats {
  const done = new Map<RowFormats, RowFormats>();
  return (list) => {
    let changed = done.get(list);
    if (!changed) {
      const copy = [...list];
      change(copy);
      changed = internFormats(Array.from(copy, (id) => id ?? 0));
      done.set(list, changed);
    }
    return changed;
  };
}

/** Changes the masked fields of a format; remembers results, so that a million equal cells cost one change. */
export function formatPatcher(patch: CellFormat | undefined, mask: FieldMask): (id: number) => number {
  const done = new Map<number, number>();
  return (id) => {
    let patched = done.get(id);
    if (patched === undefined) {
      patched = formatId(applyMask({ ...formatOf(id) }, patch ?? {}, mask));
      done.set(id, patched);
    }
    return patched;
  };
}
