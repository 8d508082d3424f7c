import { type Box, columnIndex, columnLetters } from './a1.ts';
import { type Edit, mapStretch } from './edits.ts';

interface Anchor {
  /** Undefined for a whole row ("2:5"). */
  column?: number;
  /** Undefined for a whole column ("A:C"). */
  row?: number;
  columnFixed: boolean;
  rowFixed: boolean;
}

/** A reference inside a formula; `sheetId` is undefined for the formula's own sheet, so that copies of the sheet keep it. */
export interface Reference {
  sheetId?: number;
  start: Anchor;
  /** Inclusive; absent for a single cell. */
  end?: Anchor;
}

/** A rectangle of one sheet that was cut and pasted so many rows and columns further, on the same sheet or another. */
export interface Carriage {
  from: number;
  to: number;
  box: Box;
  rows: number;
  columns: number;
}

/** A formula: its text cut at the references, so that they follow moved cells and the rest is kept letter by letter. */
export class Formula {
  readonly parts: readonly (string | Reference)[];

  constructor(parts: readonly (string | Reference)[]) {
    this.parts = parts;
  }

  /** The formula as text, with its leading "="; `titleOf` gives the present title of a sheet. */
  print(titleOf: (sheetId: number) => string | undefined): string {
    return this.parts
      .map((part) => (typeof part === 'string' ? part : printReference(part, titleOf)))
      .join('');
  }

  /** The formula copied `rows` down and `columns` right: relative references move with it. */
  offset(rows: number, columns: number): Formula {
    return this.#mapReferences((reference) => offsetReference(reference, rows, columns));
  }

  /** The formula, standing on sheet `home`, after rows or columns were inserted, deleted or moved. */
  follow(edit: Edit, home: number): Formula {
    return this.#mapReferences((reference) =>
      (reference.sheetId ?? home) === edit.sheetId ? followReference(reference, edit) : reference,
    );
  }

  /**
   * The formula after a rectangle of cells was cut and pasted: references to what lies wholly in it follow.
   * @param home the sheet that the formula stood on, `now` the one it stands on.
   */
  carried(move: Carriage, home: number, now: number): Formula {
    return this.#mapReferences((reference) => {
      const sheetId = reference.sheetId ?? home;
      const { start, end = start } = reference;
      const { box } = move;
      const inside =
        sheetId === move.from &&
        [start, end].every(
          ({ row = -1, column = -1 }) =>
            row >= box.startRow && row < box.endRow && column >= box.startColumn && column < box.endColumn,
        );
      const target = inside ? move.to : sheetId;
      const own = target === now ? undefined : target;
      if (!inside) return own === reference.sheetId ? reference : { ...reference, sheetId: own };
      const shift = (anchor: Anchor): Anchor => ({
        ...anchor,
        row: (anchor.row ?? 0) + move.rows,
        column: (anchor.column ?? 0) + move.columns,
      });
      return { sheetId: own, start: shift(start), end: reference.end && shift(reference.end) };
    });
  }

  /** The formula after a sheet is gone: references to it turn into #REF!. */
  withoutSheet(sheetId: number): Formula {
    return this.#mapReferences((reference) => (reference.sheetId === sheetId ? undefined : reference));
  }

  #mapReferences(map: (reference: Reference) => Reference | undefined): Formula {
    let changed = false;
    const parts = this.parts.map((part) => {
      if (typeof part === 'string') return part;
      const mapped = map(part) ?? '#REF!';
      if (mapped !== part) changed = true;
      return mapped;
    });
    return changed ? new Formula(parts) : this;
  }
}

const REFERENCE =
  /(?:'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?[1-9]\d*(?::\$?[A-Za-z]{1,3}\$?[1-9]\d*)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d*:\$?[1-9]\d*)(?![\p{L}\p{N}_(!])/uy;

/** Reads a formula's text (with its "="); `sheetIdOf` finds a sheet by title. References to unknown sheets become #REF!. */
export function parseFormula(text: string, sheetIdOf: (title: string) => number | undefined): Formula {
  const parts: (string | Reference)[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const literal = text[at] === '"' ? /"(?:[^"]|"")*"?/y : /[\p{L}_][\p{L}\p{N}_.]*\(?/uy;
    REFERENCE.lastIndex = at;
    const found = text[at] === '"' ? null : REFERENCE.exec(text);
    if (found) {
      const title = found[1]?.replaceAll("''", "'") ?? found[2];
      const sheetId = title === undefined ? undefined : sheetIdOf(title);
      if (title !== undefined && sheetId === undefined) plain += '#REF!';
      else {
        if (plain) parts.push(plain);
        plain = '';
        parts.push(readReference(found[3]!, sheetId));
      }
      at += found[0].length;
      continue;
    }
    literal.lastIndex = at;
    const word = literal.exec(text)?.[0] ?? text[at]!;
    plain += word;
    at += word.length;
  }
  if (plain) parts.push(plain);
  return new Formula(parts);
}

function readReference(text: string, sheetId: number | undefined): Reference {
  const [start, end] = text.split(':').map((corner): Anchor => {
    const [, columnFixed, letters, rowFixed, digits] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(corner)!;
    return {
      column: letters ? columnIndex(letters) : undefined,
      row: digits ? Number(digits) - 1 : undefined,
      columnFixed: columnFixed === '$' && letters !== '',
      rowFixed: rowFixed === '$' || (columnFixed === '$' && letters === ''),
    };
  });
  return { sheetId, start: start!, end };
}

function printReference(reference: Reference, titleOf: (sheetId: number) => string | undefined): string {
  let prefix = '';
  if (reference.sheetId !== undefined) {
    const title = titleOf(reference.sheetId);
    if (title === undefined) return '#REF!';
    prefix = `${titleInFormula(title)}!`;
  }
  const corner = (anchor: Anchor) =>
    (anchor.column === undefined ? '' : `${anchor.columnFixed ? '$' : ''}${columnLetters(anchor.column)}`) +
    (anchor.row === undefined ? '' : `${anchor.rowFixed ? '$' : ''}${anchor.row + 1}`);
  return prefix + corner(reference.start) + (reference.end ? `:${corner(reference.end)}` : '');
}

/** Formulas, unlike ranges in answers, leave a plain word of any alphabet unquoted. */
function titleInFormula(title: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title);
  return plain ? title : `'${title.replaceAll("'", "''")}'`;
}

function offsetReference(reference: Reference, rows: number, columns: number): Reference | undefined {
  const shift = (anchor: Anchor): Anchor => ({
    ...anchor,
    row: anchor.row === undefined || anchor.rowFixed ? anchor.row : anchor.row + rows,
    column: anchor.column === undefined || anchor.columnFixed ? anchor.column : anchor.column + columns,
  });
  const start = shift(reference.start);
  const end = reference.end && shift(reference.end);
  if ([start.row, start.column, end?.row, end?.column].some((index) => index !== undefined && index < 0))
    return undefined;
  return { ...reference, start, end };
}

function followReference(reference: Reference, edit: Edit): Reference | undefined {
  const axis = edit.dimension === 'ROWS' ? 'row' : 'column';
  const { start, end } = reference;
  const first = start[axis];
  const last = (end ?? start)[axis];
  if (first === undefined || last === undefined) return reference;
  const mapped = mapStretch(edit, Math.min(first, last), Math.max(first, last) + 1);
  if (!mapped) return undefined;
  if (mapped[0] === first && mapped[1] === last + 1) return reference;
  return {
    ...reference,
    start: { ...start, [axis]: mapped[0] },
    end: end && { ...end, [axis]: mapped[1]! - 1 },
  };
}
