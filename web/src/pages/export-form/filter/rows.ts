/** A filter while it is being made: one row for each condition a person sees, complete or not yet. */
import type { Condition, Period } from '../../../api/exportConfigs.ts';
import type { FilterField } from '../../../api/exporters.ts';

export type Chosen = Extract<Condition, { op: 'anyOf' | 'noneOf' }>['value'][number];

export type FilterRow = { field: string } & (
  | { op: 'period'; period: Period }
  | { op: 'anyOf' | 'noneOf'; chosen: Chosen[] }
  | { op: 'contains' | 'startsWith' | 'endsWith'; text: string }
  | { op: 'range'; from: number | null; to: number | null }
  | { op: 'is'; is: boolean }
  | { op: 'empty' | 'filled' }
);
export type Op = FilterRow['op'];

const EMPTINESS: Op[] = ['filled', 'empty'];

/** What may be asked of each type of field, the usual first. */
const OPS: Record<FilterField['type'], Op[]> = {
  period: ['period', ...EMPTINESS],
  reference: ['anyOf', 'noneOf', ...EMPTINESS],
  choice: ['anyOf', 'noneOf', ...EMPTINESS],
  number: ['range', ...EMPTINESS],
  money: ['range', ...EMPTINESS],
  text: ['contains', 'startsWith', 'endsWith', 'anyOf', 'noneOf', ...EMPTINESS],
  boolean: ['is'],
};

/** A field without which there is nothing to read cannot be asked whether it is filled. */
export function opsOf({ type, required }: FilterField): Op[] {
  return required ? OPS[type].filter((op) => !EMPTINESS.includes(op)) : OPS[type];
}

/** A new condition on a field, in its usual way. */
export function newRow(field: FilterField): FilterRow {
  return withOp({ field: field.key, op: 'filled' }, opsOf(field)[0] ?? 'filled');
}

/** The same condition asked another way; what was entered stays where it still fits. */
export function withOp(row: FilterRow, op: Op): FilterRow {
  const { field } = row;
  if (op === 'period') return row.op === op ? row : { field, op, period: { last: 30, unit: 'day' } };
  if (op === 'anyOf' || op === 'noneOf') return { field, op, chosen: 'chosen' in row ? row.chosen : [] };
  if (op === 'contains' || op === 'startsWith' || op === 'endsWith')
    return { field, op, text: 'text' in row ? row.text : '' };
  if (op === 'range') return row.op === op ? row : { field, op, from: null, to: null };
  if (op === 'is') return row.op === op ? row : { field, op, is: true };
  return { field, op };
}

/** Rows for the fields without which nothing can be read stand first, from the start. */
export function withRequired(rows: FilterRow[], fields: FilterField[]): FilterRow[] {
  const missing = fields.filter(({ key, required }) => required && !rows.some(({ field }) => field === key));
  return missing.length > 0 ? [...missing.map(newRow), ...rows] : rows;
}

/** The conditions to send; a row that is not complete yet asks nothing. */
export function toConditions(rows: FilterRow[]): Condition[] {
  return rows.flatMap((row): Condition[] => {
    const { field } = row;
    switch (row.op) {
      case 'period':
        return isWholePeriod(row.period) ? [{ field, op: row.op, value: row.period }] : [];
      case 'anyOf':
      case 'noneOf':
        return row.chosen.length > 0 ? [{ field, op: row.op, value: row.chosen }] : [];
      case 'contains':
      case 'startsWith':
      case 'endsWith':
        return row.text.trim() ? [{ field, op: row.op, value: row.text.trim() }] : [];
      case 'range':
        return [
          ...(row.from === null ? [] : [{ field, op: 'atLeast' as const, value: row.from }]),
          ...(row.to === null ? [] : [{ field, op: 'atMost' as const, value: row.to }]),
        ];
      case 'is':
        return [{ field, op: row.op, value: row.is }];
      default:
        return [{ field, op: row.op }];
    }
  });
}

/** Rows as a person sees them: "at least" and "at most" of one field are one row. */
export function fromConditions(conditions: Condition[]): FilterRow[] {
  const rows: FilterRow[] = [];
  for (const condition of conditions) {
    const { field } = condition;
    switch (condition.op) {
      case 'atLeast':
      case 'atMost':
        addSide(rows, field, condition.op === 'atLeast' ? 'from' : 'to', condition.value);
        break;
      case 'period':
        rows.push({ field, op: condition.op, period: condition.value });
        break;
      case 'anyOf':
      case 'noneOf':
        rows.push({ field, op: condition.op, chosen: condition.value });
        break;
      case 'is':
        rows.push({ field, op: condition.op, is: condition.value });
        break;
      case 'empty':
      case 'filled':
        rows.push({ field, op: condition.op });
        break;
      default:
        rows.push({ field, op: condition.op, text: condition.value });
    }
  }
  return rows;
}

function addSide(rows: FilterRow[], field: string, side: 'from' | 'to', value: number): void {
  const open = rows.find((row) => row.field === field && row.op === 'range' && row[side] === null);
  if (open) Object.assign(open, { [side]: value });
  else rows.push({ field, op: 'range', from: null, to: null, [side]: value });
}

/** The numbers of a range stand the right way round, the days of a period too; null when nothing is wrong. */
export function mistakeIn(row: FilterRow): 'order' | null {
  if (row.op === 'range') return row.from !== null && row.to !== null && row.from > row.to ? 'order' : null;
  if (row.op !== 'period' || !('from' in row.period || 'to' in row.period)) return null;
  const { from, to } = row.period;
  return from && to && from > to ? 'order' : null;
}

function isWholePeriod(period: Period): boolean {
  if (!('from' in period || 'to' in period)) return Object.keys(period).length > 0;
  return Boolean(period.from || period.to);
}
