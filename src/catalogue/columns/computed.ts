import { Problem } from '../../platform/problems.ts';
import type { Cell, ColumnType, SourceRow } from '../../protocol/index.ts';
import { columnFinder, compileFormula, type FindColumn, type Formula } from '../formula/formula.ts';
import { type FormulaNode, parseFormula, partsOf } from '../formula/parse.ts';
import { formulaProblems } from '../formula/problems.ts';
import { Work } from '../formula/work.ts';
import type { Column, Lookup } from './columns.ts';

const PREFIX = 'computed:';
/** So many computed columns may stand behind one another. */
const CHAIN_LIMIT = 10;
/** Parts that all formulas of a table may have together: that many are computed for each row. */
const STEPS_LIMIT = 10_000;

/** A computed column as a person wrote it. */
export interface ComputedColumn {
  /** `computed:…`. */
  key: string;
  title?: string | undefined;
  formula: string;
  /** Where it stands among the chosen columns, from 0. */
  index: number;
}

/** A computed column whose formula was read. */
export interface ReadColumn extends ComputedColumn {
  tree: FormulaNode;
  /** The names in braces. */
  names: { name: string; at: number }[];
}

/**
 * Reads the formulas of one table.
 * @throws Problem that names the field: a key that is taken or has not the form `computed:…`, a text that is no formula, a part too many.
 */
export function readFormulas(wishes: ComputedColumn[]): ReadColumn[] {
  const byKey = new Map(wishes.map((wish) => [wish.key, wish]));
  for (const { key, index } of wishes) {
    if (key.startsWith(PREFIX) && byKey.get(key)?.index === index) continue;
    throw new Problem(formulaProblems.badKey, { key }, { field: `columns.${index}.key` });
  }
  let steps = 0;
  return wishes.map((wish) =>
    atFormula(wish, () => {
      const tree = parseFormula(wish.formula);
      const names: ReadColumn['names'] = [];
      for (const part of partsOf(tree)) {
        if (++steps > STEPS_LIMIT) throw new Problem(formulaProblems.manySteps, { limit: STEPS_LIMIT });
        if (part.type === 'Column') names.push(part);
      }
      return { ...wish, tree, names };
    }),
  );
}

/** A computed column, ready to be asked. */
interface Ready {
  wish: ReadColumn;
  formula: Formula;
  /** The source's columns behind it, those behind the computed ones it uses among them. */
  sources: Set<Column>;
}

/** The cells of one row, in one reading of it, by the keys of columns; each is made once, however many formulas use it. */
interface RowCells {
  row: SourceRow;
  lookup: Lookup;
  cellOf(key: string): Cell;
}

/** The computed columns of one table, for one run; they may use each other. */
export class ComputedColumns {
  readonly #columns: Map<string, Column>;
  readonly #ready = new Map<string, Ready>();
  readonly #work = new Work();
  #last: RowCells | undefined;

  /**
   * @param columns what formulas may read; of equal titles the first counts.
   * @throws Problem that names the field: a name that means no column, a circle, a long chain.
   */
  constructor(columns: Column[], wishes: ReadColumn[]) {
    this.#columns = new Map(columns.map((column) => [column.key, column]));
    const byKey = new Map(wishes.map((wish) => [wish.key, wish]));
    // Its type is known when its formula is, and those that use it come after it.
    const own = new Map(
      wishes.map((wish) => [wish.key, { key: wish.key, title: titleOf(wish), type: 'text' as ColumnType }]),
    );
    const find = columnFinder([...own.values(), ...columns]);
    for (const wish of inOrder(wishes, byKey, find)) {
      const formula = atFormula(wish, () => compileFormula(wish.tree, find));
      const name = own.get(wish.key);
      if (name) name.type = formula.type;
      const used = [...new Set(wish.names.map(({ name, at }) => find(name, at).key))];
      const sources = new Set(
        used.flatMap((key) => [...(this.#ready.get(key)?.sources ?? this.#source(key))]),
      );
      this.#ready.set(wish.key, { wish, formula, sources });
    }
  }

  /** A formula asks for today's date: cells change from day to day without any change in the source. */
  get daily(): boolean {
    return [...this.#ready.values()].some(({ formula }) => formula.daily);
  }

  /**
   * The column of a wish. Reading its cell throws a Problem that names the field `columns.<index>.formula` when the formulas take
   * too much work.
   */
  column({ key }: ComputedColumn): Column {
    const ready = this.#ready.get(key) as Ready;
    return {
      key,
      title: titleOf(ready.wish),
      type: ready.formula.type,
      group: 'computed',
      byDefault: false,
      expand: [...ready.sources].flatMap(({ expand = [] }) => expand),
      read: (row, lookup) => this.#cellsOf(row, lookup).cellOf(key),
    };
  }

  #source(key: string): Column[] {
    const column = this.#columns.get(key);
    return column ? [column] : [];
  }

  #cellsOf(row: SourceRow, lookup: Lookup): RowCells {
    if (this.#last?.row === row && this.#last.lookup === lookup) return this.#last;
    this.#work.begin();
    const known = new Map<string, Cell>();
    const cellOf = (key: string): Cell => {
      let cell = known.get(key);
      if (cell === undefined) {
        const ready = this.#ready.get(key);
        if (ready) cell = atFormula(ready.wish, () => ready.formula.evaluate(cellOf, this.#work));
        else cell = this.#columns.get(key)?.read(row, lookup) ?? null;
        known.set(key, cell);
      }
      return cell;
    };
    this.#last = { row, lookup, cellOf };
    return this.#last;
  }
}

/** Each after those that it uses. @throws Problem for a circle and for a chain that is too long, whatever the order of the columns. */
function inOrder(wishes: ReadColumn[], byKey: Map<string, ReadColumn>, find: FindColumn): ReadColumn[] {
  /** The longest chain of each, itself first. */
  const chains = new Map<ReadColumn, ReadColumn[]>();
  const open: ReadColumn[] = [];
  const visit = (wish: ReadColumn): ReadColumn[] =>
    atFormula(wish, () => {
      if (open.includes(wish)) {
        const circle = [...open.slice(open.indexOf(wish)), wish];
        throw new Problem(formulaProblems.circle, { columns: namesOf(circle) });
      }
      open.push(wish);
      const used = wish.names.flatMap(({ name, at }) => byKey.get(find(name, at).key) ?? []);
      const longest = used
        .map((each) => chains.get(each) ?? visit(each))
        .reduce((best, chain) => (chain.length > best.length ? chain : best), []);
      open.pop();
      const chain = [wish, ...longest];
      if (chain.length > CHAIN_LIMIT) {
        throw new Problem(formulaProblems.longChain, { columns: namesOf(chain), limit: CHAIN_LIMIT });
      }
      chains.set(wish, chain);
      return chain;
    });
  for (const wish of wishes) if (!chains.has(wish)) visit(wish);
  return [...chains.keys()];
}

/** @throws Problem that names the formula's field and column, where it names none. */
function atFormula<T>(wish: ComputedColumn, work: () => T): T {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.field) throw problem;
    const params = { column: titleOf(wish).ru, ...problem.params };
    throw new Problem(problem.kind, params, { field: `columns.${wish.index}.formula` });
  }
}

const namesOf = (wishes: ComputedColumn[]) => wishes.map((wish) => titleOf(wish).ru).join(' → ');

function titleOf({ title, key }: ComputedColumn) {
  const name = title ?? key.slice(PREFIX.length);
  return { ru: name, en: name };
}
