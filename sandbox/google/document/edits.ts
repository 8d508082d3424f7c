import type { Span } from './a1.ts';

/** One change of a sheet's rows or columns. Everything that points at the sheet follows it through `mapIndex` and `mapSpan`. */
export type Edit = { sheetId: number; dimension: 'ROWS' | 'COLUMNS'; at: number; count: number } & (
  | { kind: 'insert' }
  | { kind: 'delete' }
  /** `to` is where the block begins after the move. */
  | { kind: 'move'; to: number }
);

/** Where one row or column stands after the edit; undefined when it is gone. */
export function mapIndex(edit: Edit, index: number): number | undefined {
  if (edit.kind === 'insert') return index >= edit.at ? index + edit.count : index;
  const inside = index >= edit.at && index < edit.at + edit.count;
  if (edit.kind === 'delete') {
    if (inside) return undefined;
    return index >= edit.at ? index - edit.count : index;
  }
  if (inside) return index - edit.at + edit.to;
  const without = index >= edit.at ? index - edit.count : index;
  return without >= edit.to ? without + edit.count : without;
}

/** Where a stretch [start, end) stands after the edit; undefined when nothing of it is left. An open end stays open. */
export function mapStretch(
  edit: Edit,
  start: number,
  end: number | undefined,
): [number, number | undefined] | undefined {
  if (edit.kind === 'insert') {
    const grown = end !== undefined && end > edit.at ? end + edit.count : end;
    return [start >= edit.at ? start + edit.count : start, grown];
  }
  const last = edit.at + edit.count;
  if (edit.kind === 'move' && start >= edit.at && end !== undefined && end <= last) {
    return [start - edit.at + edit.to, end - edit.at + edit.to];
  }
  const cut = (index: number) => (index <= edit.at ? index : Math.max(edit.at, index - edit.count));
  const left: [number, number | undefined] = [cut(start), end === undefined ? undefined : cut(end)];
  if (left[1] !== undefined && left[0] >= left[1]) return undefined;
  if (edit.kind === 'delete') return left;
  const { sheetId, dimension, count, to } = edit;
  return mapStretch({ kind: 'insert', sheetId, dimension, count, at: to }, ...left);
}

/** A rectangle after the edit; undefined when nothing of it is left. Bounds that were open stay open. */
export function mapSpan<S extends Span>(edit: Edit, span: S): S | undefined {
  const [start, end] =
    edit.dimension === 'ROWS' ? (['startRow', 'endRow'] as const) : (['startColumn', 'endColumn'] as const);
  if (span[start] === undefined && span[end] === undefined) return span;
  const mapped = mapStretch(edit, span[start] ?? 0, span[end]);
  if (!mapped) return undefined;
  return { ...span, [start]: span[start] === undefined ? undefined : mapped[0], [end]: mapped[1] };
}
