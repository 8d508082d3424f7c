import { Problem } from '../../platform/problems.ts';
import type { Cell, SourceRow } from '../../protocol/index.ts';
import type { Column, Lookup } from '../columns/columns.ts';
import { momentCell, sizeOf } from '../columns/values.ts';
import type { Exporter } from '../exporter.ts';
import { catalogueProblems } from '../problems.ts';
import type { Condition } from './conditions.ts';
import type { FilterField, FilterType } from './filter-fields.ts';
import { type Days, daysOf } from './period.ts';

/** A user's filter, translated: what the source is asked, and what is chosen here after reading. */
export interface Filter {
  /** Conditions of MoySklad's grammar, the exporter's own included. */
  conditions: string[];
  /** Query parameters (the period of a report). */
  params: Record<string, string>;
  /** Whether a row stays; null when the source does it all. */
  keeps: ((row: SourceRow, lookup: Lookup) => boolean) | null;
  /** The fields by which rows are chosen after reading. */
  afterReading: FilterField[];
}

/** The operators that each type of field understands (documentation: filtering). */
const operators: Record<FilterType, readonly Condition['op'][]> = {
  period: ['period', 'empty', 'filled'],
  reference: ['anyOf', 'noneOf', 'empty', 'filled'],
  number: ['anyOf', 'noneOf', 'atLeast', 'atMost', 'empty', 'filled'],
  money: ['anyOf', 'noneOf', 'atLeast', 'atMost', 'empty', 'filled'],
  text: ['anyOf', 'noneOf', 'contains', 'startsWith', 'endsWith', 'empty', 'filled'],
  boolean: ['is'],
  choice: ['anyOf', 'noneOf', 'empty', 'filled'],
};

/**
 * Translates a filter. An exporter's own conditions give way where the user's filter speaks of the same field.
 * @param options.expression conditions in MoySklad's own grammar, joined by `;`.
 * @param options.now when the run takes place: rolling periods are counted from it.
 * @throws Problem that names the field, for a field or operator that is not there, a missing required field, or a
 *   condition on `updated`, which belongs to the engine.
 */
export function translateFilter(options: {
  exporter: Exporter;
  fields: FilterField[];
  columns: Column[];
  conditions: Condition[];
  expression: string | null;
  now: Date;
}): Filter {
  const { exporter, fields, conditions, now } = options;
  const params: Record<string, string> = {};
  const asked = splitExpression(options.expression).filter((condition) => {
    const name = nameOf(condition);
    if (!parametersOf(fields).has(name)) return true;
    params[name] = condition.slice(condition.indexOf('=') + 1).trim();
    return false;
  });
  const predicates: ((row: SourceRow, lookup: Lookup) => boolean)[] = [];
  const afterReading: FilterField[] = [];
  conditions.forEach((condition, i) => {
    const field = fieldOf(fields, condition, i);
    const { by } = field;
    if (by.as === 'condition') asked.push(...grammarOf(by.name, field.type, condition, now));
    else if (by.as === 'row') {
      const column = options.columns.find(({ key }) => key === by.name);
      if (!column) throw badField(condition, i, fields);
      predicates.push(predicateOf(column, condition, now));
      afterReading.push(field);
    } else Object.assign(params, paramsOf(by, condition, now));
  });
  const missing = fields.find((field) => field.required && !isGiven(field, conditions, params));
  if (missing) {
    const names = { ru: missing.title.ru, en: missing.title.en };
    throw new Problem(catalogueProblems.filterMissing, { ...names }, { field: 'conditions' });
  }
  const spoken = new Set(asked.map(nameOf));
  return {
    conditions: [...exporter.conditions.filter((condition) => !spoken.has(nameOf(condition))), ...asked],
    params,
    keeps: predicates.length === 0 ? null : (row, lookup) => predicates.every((keeps) => keeps(row, lookup)),
    afterReading,
  };
}

/** Names of query parameters, which an expression may give as if they were conditions. */
function parametersOf(fields: FilterField[]): Set<string> {
  return new Set(
    fields.flatMap(({ by }) => (by.as === 'condition' || by.as === 'row' ? [] : parameterNames(by))),
  );
}

function isGiven({ key, by }: FilterField, conditions: Condition[], params: Record<string, string>): boolean {
  if (conditions.some(({ field }) => field === key)) return true;
  return by.as !== 'condition' && by.as !== 'row' && parameterNames(by).every((name) => name in params);
}

type ByParameter = Extract<FilterField['by'], { as: 'parameter' | 'parameters' }>;

const parameterNames = (by: ByParameter): string[] => (by.as === 'parameter' ? [by.name] : [by.from, by.to]);

function fieldOf(fields: FilterField[], condition: Condition, i: number): FilterField {
  const field = fields.find(({ key }) => key === condition.field);
  if (!field) throw badField(condition, i, fields);
  if (operators[field.type].includes(condition.op)) return field;
  const params = { field: field.title.ru, op: condition.op, known: operators[field.type].join(', ') };
  throw new Problem(catalogueProblems.badOperator, params, { field: `conditions.${i}.op` });
}

function badField(condition: Condition, i: number, fields: FilterField[]): Problem {
  const params = { field: condition.field, known: fields.map(({ key }) => key).join(', ') };
  return new Problem(catalogueProblems.unknownFilterField, params, { field: `conditions.${i}.field` });
}

/** A filter in MoySklad's own grammar as single conditions; `\;` stands for a semicolon in a text. */
function splitExpression(expression: string | null): string[] {
  if (!expression?.trim()) return [];
  const conditions = expression.match(/(?:\\;|[^;])+/g)?.map((condition) => condition.trim()) ?? [];
  const own = conditions.find((condition) => nameOf(condition) === 'updated');
  if (own) throw new Problem(catalogueProblems.badFilter, { condition: own }, { field: 'filter' });
  return conditions.filter(Boolean);
}

/** The field that a condition of the grammar speaks of; an additional field's is an address. */
function nameOf(condition: string): string {
  return condition.split(/[<>=!~]/)[0]?.trim() ?? '';
}

const textOperators = { contains: '~', startsWith: '~=', endsWith: '=~' } as const;

/** Conditions of the grammar (documentation: filtering; several `=` on one field mean "or"). */
function grammarOf(name: string, type: FilterType, condition: Condition, now: Date): string[] {
  switch (condition.op) {
    case 'period': {
      const { from, before } = daysOf(condition.value, now);
      return [
        ...(from ? [`${name}>=${from} 00:00:00`] : []),
        ...(before ? [`${name}<${before} 00:00:00`] : []),
      ];
    }
    case 'anyOf':
    case 'noneOf': {
      const sign = condition.op === 'anyOf' ? '=' : '!=';
      return condition.value.map((value) => `${name}${sign}${asked(value, type)}`);
    }
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return [`${name}${textOperators[condition.op]}${escaped(condition.value)}`];
    case 'atLeast':
      return [`${name}>=${inUnits(condition.value, type)}`];
    case 'atMost':
      return [`${name}<=${inUnits(condition.value, type)}`];
    case 'is':
      return [`${name}=${condition.value}`];
    case 'empty':
      return [`${name}=`];
    case 'filled':
      return [`${name}!=`];
  }
}

type Value = Extract<Condition, { op: 'anyOf' | 'noneOf' }>['value'][number];

function asked(value: Value, type: FilterType): string {
  if (typeof value === 'object') return value.href;
  return typeof value === 'number' ? String(inUnits(value, type)) : escaped(value);
}

const escaped = (text: string): string => text.replaceAll(';', '\\;');
/** Sums are asked for in kopecks. */
const inUnits = (value: number, type: FilterType): number =>
  type === 'money' ? Math.round(value * 100) : value;

function paramsOf(by: ByParameter, condition: Condition, now: Date): Record<string, string> {
  if (by.as === 'parameters') {
    if (condition.op !== 'period') return {};
    const { from, before } = daysOf(condition.value, now);
    return {
      ...(from && { [by.from]: `${from} 00:00:00` }),
      ...(before && { [by.to]: lastSecondBefore(before) }),
    };
  }
  if (condition.op === 'is') return { [by.name]: String(condition.value) };
  if (condition.op !== 'anyOf') return {};
  const [value] = condition.value;
  return value === undefined ? {} : { [by.name]: asked(value, 'text') };
}

function lastSecondBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Whether a row fits a condition that the source cannot keep: by the column's own cell. */
function predicateOf(
  column: Column,
  condition: Condition,
  now: Date,
): (row: SourceRow, lookup: Lookup) => boolean {
  const fits = testOf(condition, now);
  return (row, lookup) => fits(column.read(row, lookup));
}

function testOf(condition: Condition, now: Date): (cell: Cell) => boolean {
  switch (condition.op) {
    case 'period': {
      const days = daysOf(condition.value, now);
      return (cell) => within(cell, days);
    }
    case 'anyOf':
      return (cell) => condition.value.some((value) => same(cell, value));
    case 'noneOf':
      return (cell) => !condition.value.some((value) => same(cell, value));
    case 'contains':
      return (cell) => lower(cell).includes(lower(condition.value));
    case 'startsWith':
      return (cell) => lower(cell).startsWith(lower(condition.value));
    case 'endsWith':
      return (cell) => lower(cell).endsWith(lower(condition.value));
    case 'atLeast':
      return (cell) => (sizeOf(cell) ?? Number.NaN) >= condition.value;
    case 'atMost':
      // Nothing is less than any sum: a field without a value counts as none.
      return (cell) => (sizeOf(cell) ?? 0) <= condition.value;
    case 'is':
      return (cell) => (cell ?? false) === condition.value;
    case 'empty':
      return (cell) => cell === null;
    case 'filled':
      return (cell) => cell !== null;
  }
}

const lower = (cell: Cell): string => String(cell ?? '').toLowerCase();

/** A day that no sheet has is a text, as are the ends of a period in such years: those are compared as they are written. */
function within(cell: Cell, { from, before }: Days): boolean {
  if (typeof cell !== 'number' && !/^\d{4}-\d{2}-\d{2}/.test(String(cell))) return false;
  const isBefore = (day: string) => {
    const end = momentCell(day);
    if (typeof cell === 'number') return typeof end === 'number' && cell < end;
    return String(cell) < day;
  };
  return (from === null || !isBefore(from)) && (before === null || isBefore(before));
}

function same(cell: Cell, value: Value): boolean {
  if (typeof value === 'object') return cell === value.name;
  return typeof value === 'number' ? sizeOf(cell) === value : lower(cell) === lower(value);
}
