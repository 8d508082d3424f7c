/** Formulas as the server reads them: columns in braces, `;` between the values of a function. */
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import type { Language } from '../../../shared/preferences.ts';

/** A computed column with nothing in it yet; the key is its own for ever, whatever it will be called. */
export function newComputed(): ChosenColumn {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return { key: `computed:${random.join('')}`, formula: '' };
}

/**
 * What a formula may name: the exporter's columns, and the computed ones.
 * @param column the one being made, with the title it has by now
 */
export function namedInFormulas(all: Column[], chosen: ChosenColumn[], column: ChosenColumn): Column[] {
  const computed = [column, ...chosen.filter(({ key }) => key !== column.key)].filter(
    ({ formula }) => formula !== undefined,
  );
  return [
    ...all,
    ...computed.map(({ key, title = key }): Column => {
      const words = { ru: title, en: title };
      const plain = { byDefault: false, decimals: null, currency: null };
      return { key, title: words, type: 'text', group: 'computed', ...plain };
    }),
  ];
}

/** How a formula names a column: by its title, by its key where two share the title or the title has a brace. */
export function nameInFormula(column: Column, all: Column[], language: Language): string {
  const title = column.title[language];
  const same = all.filter((other) => other.title.ru === title || other.title.en === title);
  return `{${same.length > 1 || /[{}]/.test(title) ? column.key : title}}`;
}

/** A formula as people read it: columns by their titles, where it names them by their keys. */
export function withTitles(formula: string, all: Column[], language: Language): string {
  return formula.replace(/"[^"]*"|«[^»]*»|“[^”]*”|„[^“]*“|\{([^{}]*)\}/g, (piece, name?: string) => {
    const column = all.find(({ key }) => key === name?.trim());
    return column ? nameInFormula(column, all, language) : piece;
  });
}

/** A column with its formula, if it has one, as people read it. */
export function withFormulaInTitles(
  column: ChosenColumn,
  all: Column[],
  chosen: ChosenColumn[],
  language: Language,
): ChosenColumn {
  if (column.formula === undefined) return column;
  return {
    ...column,
    formula: withTitles(column.formula, namedInFormulas(all, chosen, column), language),
  };
}

/**
 * The formula with a piece put in place of what is selected, and where the caret then stands: behind it, in a function
 * where its first value belongs.
 * @param from and `to` bound the selection
 */
export function insertAt(
  formula: string,
  piece: string,
  from: number,
  to: number,
): { formula: string; caret: number } {
  const before = formula.slice(0, from);
  const spaced = before && !/[\s({;]$/.test(before) ? ` ${piece}` : piece;
  const inside = spaced.indexOf('(') + 1;
  return { formula: before + spaced + formula.slice(to), caret: before.length + (inside || spaced.length) };
}
