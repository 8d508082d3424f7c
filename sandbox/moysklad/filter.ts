import type { Entity, Kind, Operator } from './entities.ts';
import { ApiError } from './errors.ts';
import { type Comparable, fieldOf, type Read } from './filter-fields.ts';
import type { Row } from './rows.ts';
import type { Store } from './store.ts';
import { parseMoment } from './time.ts';

export interface Condition {
  field: string;
  operator: Operator;
  value: string;
}

/** Half-open bounds of `updated`, found by index instead of by reading every row. */
export interface UpdatedBounds {
  from?: { value: string; inclusive: boolean };
  to?: { value: string; inclusive: boolean };
}

export interface Filter {
  /** Which documents: the trash is left out unless `isDeleted` asks for it. */
  trash: 'without' | 'only' | 'with';
  updated: UpdatedBounds;
  /** The only objects that may match, when the filter names them. */
  ids: string[] | undefined;
  /** Conditions the bounds do not cover; undefined when there are none. */
  test: ((row: Row) => boolean) | undefined;
}

const COMPARISONS: readonly Operator[] = ['>', '<', '>=', '<='];
const EARLIEST = '1970-01-01 03:00:00.000';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Takes the `filter` parameter apart: conditions are separated by `;`, a literal one is written `\;`.
 * @throws ApiError 1034 for a condition without an operator.
 */
export function parseFilter(parameter: string): Condition[] {
  return parameter
    .split(/(?<!\\);/)
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^([^=!<>~]+)(!=|>=|<=|~=|=~|[=<>~])(.*)$/s.exec(part);
      if (!match) throw new ApiError(1034, [`неверное условие '${part}'`], 'filter');
      return {
        field: match[1] as string,
        operator: match[2] as Operator,
        value: (match[3] as string).replaceAll('\\;', ';'),
      };
    });
}

/**
 * Makes a test of rows out of the conditions on them.
 * @param type the entity code, or `customentity/<dictionary id>`.
 * @throws ApiError 1034 for an unknown field or an operator the field does not take, 1014, 1035 or 1059 for a wrong value, 1030
 * for a second id where the account takes one only.
 */
export function compileFilter(store: Store, entity: Entity, type: string, asked: Condition[]): Filter {
  const filter: Filter = { trash: 'without', updated: {}, ids: undefined, test: undefined };
  const tests: ((row: Row) => boolean)[] = [];
  const conditions = withDefaults(entity, asked);
  const subFolders = !conditions.some(({ field, value }) => field === 'withSubFolders' && value === 'false');
  for (const [field, group] of Map.groupBy(conditions, (condition) => condition.field)) {
    const { kind, operators, read } = fieldOf(store, entity, type, field, subFolders);
    const parsed = group.map(({ operator, value }) => {
      if (!operators.includes(operator)) {
        throw new ApiError(1034, [`оператор '${operator}' не поддерживается для поля '${field}'`], field);
      }
      if (value === '' && operator !== '=' && operator !== '!=')
        throw new ApiError(1014, [value, field], field);
      return { operator, value: value === '' ? undefined : parseValue(store, kind, field, value) };
    });
    const equal = parsed.some(({ operator }) => operator === '=');
    if (equal && parsed.some(({ operator }) => COMPARISONS.includes(operator))) {
      throw new ApiError(1034, [`несовместимые условия для поля '${field}'`], field);
    }
    if (field === 'id' && parsed.length > 1 && store.oneIdPerFilter.has(entity.type)) {
      throw new ApiError(1030, [field], field);
    }
    if (field === 'isDeleted') {
      filter.trash = trashOf(parsed);
    } else if (field === 'updated' && parsed.every(({ operator }) => COMPARISONS.includes(operator))) {
      for (const { operator, value } of parsed) bound(filter.updated, operator, String(value ?? ''));
    } else if (field === 'id' && parsed.every(({ operator }) => operator === '=')) {
      filter.ids = [...new Set(parsed.map(({ value }) => String(value ?? '').toLowerCase()))];
    } else if (field !== 'withSubFolders') {
      tests.push(testOf(read, parsed));
    }
  }
  if (tests.length > 0) filter.test = (row) => tests.every((test) => test(row));
  return filter;
}

/**
 * What a list leaves out unless it is asked for: finished tasks (task page), archived goods (assortment page). A filter by id
 * finds products whether they are archived or not (product page).
 */
function withDefaults(entity: Entity, asked: Condition[]): Condition[] {
  const names = new Set(asked.map(({ field }) => field));
  if (entity.type === 'task' && !names.has('done')) {
    return [...asked, { field: 'done', operator: '=', value: 'false' }];
  }
  if (entity.type.startsWith('assortment') && !names.has('archived')) {
    return [...asked, { field: 'archived', operator: '=', value: 'false' }];
  }
  if (entity.type === 'product' && names.has('id')) return asked.filter(({ field }) => field !== 'archived');
  return asked;
}

type Parsed = { operator: Operator; value: Comparable | undefined };

function trashOf(parsed: Parsed[]): Filter['trash'] {
  const asked = new Set(parsed.map(({ operator, value }) => (value === 'true') === (operator === '=')));
  if (asked.size === 2) return 'with';
  return asked.has(true) ? 'only' : 'without';
}

/** Of two equal comparisons of one field the first counts (general page). */
function bound(bounds: UpdatedBounds, operator: Operator, value: string): void {
  const side = operator.startsWith('>') ? 'from' : 'to';
  const inclusive = operator.endsWith('=');
  const other = bounds[side];
  if (!other) {
    bounds[side] = { value, inclusive };
  } else if (other.inclusive !== inclusive) {
    const stricter = side === 'from' ? value > other.value : value < other.value;
    if (stricter || (value === other.value && !inclusive)) bounds[side] = { value, inclusive };
  }
}

function testOf(read: Read, parsed: Parsed[]): (row: Row) => boolean {
  const allowed = new Set(parsed.filter(({ operator }) => operator === '=').map(({ value }) => value));
  const forbidden = new Set(parsed.filter(({ operator }) => operator === '!=').map(({ value }) => value));
  const rest = new Map<Operator, Comparable | undefined>();
  for (const { operator, value } of parsed) {
    if (operator !== '=' && operator !== '!=' && !rest.has(operator)) rest.set(operator, value);
  }
  return (row) => {
    const value = read(row);
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) values.push(undefined);
    // An empty text counts as no value (general page, «Проверка на пустое значение»).
    const known = values.map((item) => (item === '' ? undefined : item));
    if (allowed.size > 0 && !known.some((item) => allowed.has(item))) return false;
    if (known.some((item) => forbidden.has(item))) return false;
    for (const [operator, wanted] of rest) {
      if (!known.some((item) => item !== undefined && wanted !== undefined && holds(item, operator, wanted)))
        return false;
    }
    return true;
  };
}

function holds(value: Comparable, operator: Operator, wanted: Comparable): boolean {
  if (operator === '>') return value > wanted;
  if (operator === '<') return value < wanted;
  if (operator === '>=') return value >= wanted;
  if (operator === '<=') return value <= wanted;
  const whole = String(value).toLowerCase();
  const part = String(wanted).toLowerCase();
  if (operator === '~=') return whole.startsWith(part);
  if (operator === '=~') return whole.endsWith(part);
  return whole.includes(part);
}

function parseValue(store: Store, kind: Kind, field: string, value: string): Comparable {
  const wrong = (): ApiError => new ApiError(1014, [value, field], field);
  if (kind === 'number') {
    const result = Number(value);
    if (Number.isNaN(result)) throw wrong();
    return result;
  }
  if (kind === 'date') {
    const moment = parseMoment(value);
    if (!moment) throw new ApiError(1035, [], field);
    if (moment < EARLIEST) throw wrong();
    return moment;
  }
  if (kind === 'boolean' && value !== 'true' && value !== 'false') throw wrong();
  if (kind === 'uuid' && !UUID.test(value)) throw wrong();
  if (kind === 'ref') {
    if (!URL.canParse(value)) throw wrong();
    if (!value.startsWith(`${store.apiUrl}/`)) throw new ApiError(1059, [value], field);
    return value.slice(store.apiUrl.length + 1);
  }
  return value;
}
