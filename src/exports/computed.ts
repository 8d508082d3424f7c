import { Problem } from '../platform/problems.ts';
import type { Column, Lookup } from './columns.ts';
import { compileFormula, type Formula, type FormulaColumn } from './formula/formula.ts';
import { formulaProblems } from './formula/problems.ts';
import type { Cell, SourceRow } from './ports.ts';

const PREFIX = 'computed:';
/** So many computed columns may stand behind one another. */
const CHAIN_LIMIT = 10;

/** A computed column as a person wrote it. */
export interface ComputedColumn {
  /** `computed:…`. */
  key: string;
  title?: string | undefined;
  formula: string;
  /** Where it stands among the chosen columns, from 0. */
  index: number;
}

/** The computed columns of one table; they may use each other. */
export class ComputedColumns {
  readonly #columns: Map<string, Column>;
  readonly #wishes: Map<string, ComputedColumn>;
  readonly #names: FormulaColumn[];
  readonly #formulas = new Map<string, Formula>();
  /** Keys of the columns whose formulas are being read, each used by the one before. */
  readonly #chain: string[] = [];

  /**
   * @param columns what formulas may read; of equal titles the first counts.
   * @throws Problem for a key that is taken or has not the form `computed:…`.
   */
  constructor(columns: Column[], wishes: ComputedColumn[]) {
    this.#columns = new Map(columns.map((column) => [column.key, column]));
    this.#wishes = new Map(wishes.map((wish) => [wish.key, wish]));
    for (const { key, index } of wishes) {
      if (key.startsWith(PREFIX) && this.#wishes.get(key)?.index === index) continue;
      throw new Problem(formulaProblems.badKey, { key }, { field: `columns.${index}.key` });
    }
    const formulaOf = (key: string) => this.#formula(key);
    const own = wishes.map((wish) => ({
      key: wish.key,
      title: titleOf(wish),
      get type() {
        return formulaOf(wish.key).type;
      },
    }));
    this.#names = [...own, ...columns];
  }

  /** A formula asks for today's date: cells change from day to day without any change in the source. */
  get daily(): boolean {
    return [...this.#formulas.values()].some((formula) => formula.daily);
  }

  /** @throws Problem that names the field `columns.<index>.formula`. */
  column(wish: ComputedColumn): Column {
    const formula = this.#formula(wish.key);
    const used = this.#usedBy(formula);
    return {
      key: wish.key,
      title: titleOf(wish),
      type: formula.type,
      group: 'computed',
      byDefault: false,
      expand: used.flatMap(({ expand = [] }) => expand),
      read: (row, lookup) => formula.evaluate(this.#cells(row, lookup)),
    };
  }

  /** The cells of a row by the keys of columns. Computed ones are computed once, however many formulas use them. */
  #cells(row: SourceRow, lookup: Lookup): (key: string) => Cell {
    const known = new Map<string, Cell>();
    const cellOf = (key: string): Cell => {
      const formula = this.#formulas.get(key);
      if (!formula) return this.#columns.get(key)?.read(row, lookup) ?? null;
      let cell = known.get(key);
      if (cell === undefined) {
        cell = formula.evaluate(cellOf);
        known.set(key, cell);
      }
      return cell;
    };
    return cellOf;
  }

  /** The source's columns behind a formula, those of the computed ones it uses among them. */
  #usedBy(formula: Formula): Column[] {
    const keys = new Set(formula.uses);
    for (const key of keys) for (const further of this.#formulas.get(key)?.uses ?? []) keys.add(further);
    return [...keys].flatMap((key) => this.#columns.get(key) ?? []);
  }

  #formula(key: string): Formula {
    const known = this.#formulas.get(key);
    if (known) return known;
    const { formula: text, index } = this.#wishes.get(key) as ComputedColumn;
    try {
      this.#enter(key);
      const formula = compileFormula(text, this.#names);
      this.#formulas.set(key, formula);
      return formula;
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.field) throw problem;
      throw new Problem(problem.kind, problem.params, { field: `columns.${index}.formula` });
    } finally {
      this.#chain.pop();
    }
  }

  #enter(key: string): void {
    const circle = this.#chain.includes(key);
    this.#chain.push(key);
    const columns = this.#chain
      .map((step) => titleOf(this.#wishes.get(step) as ComputedColumn).ru)
      .join(' → ');
    if (circle) throw new Problem(formulaProblems.circle, { columns });
    if (this.#chain.length > CHAIN_LIMIT) {
      throw new Problem(formulaProblems.longChain, { columns, limit: CHAIN_LIMIT });
    }
  }
}

function titleOf({ title, key }: ComputedColumn) {
  const name = title ?? key.slice(PREFIX.length);
  return { ru: name, en: name };
}
