import type { Entity, Kind } from './entities.ts';
import { ApiError } from './errors.ts';
import { Ref, type Row, text, type Value } from './rows.ts';
import type { Store } from './store.ts';
import { parseMoment } from './time.ts';

type Operator = '=' | '!=' | '>=' | '<=' | '>' | '<' | '~' | '~=' | '=~';
interface Condition {
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
  /** Conditions the bounds do not cover; undefined when there are none. */
  test: ((row: Row) => boolean) | undefined;
}

type Comparable = string | number;
type Read = (row: Row) => Comparable | Comparable[] | undefined;

const OPERATORS: Record<Kind, readonly Operator[]> = {
  uuid: ['=', '!='],
  enum: ['=', '!='],
  boolean: ['=', '!='],
  ref: ['=', '!='],
  string: ['=', '!=', '~', '~=', '=~'],
  tags: ['=', '!=', '~', '~=', '=~'],
  barcode: ['=', '!=', '~', '~=', '=~'],
  number: ['=', '!=', '>', '<', '>=', '<='],
  date: ['=', '!=', '>', '<', '>=', '<='],
};
const COMPARISONS: readonly Operator[] = ['>', '<', '>=', '<='];
const EARLIEST = '1970-01-01 03:00:00.000';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ATTRIBUTE_KINDS: Record<string, Kind | undefined> = {
  time: 'date',
  string: 'string',
  text: 'string',
  link: 'string',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
};

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
 * @throws ApiError 1034 for an unknown field or an operator the field does not take, 1014, 1035 or 1059 for a wrong value.
 */
export function compileFilter(store: Store, entity: Entity, folder: string, conditions: Condition[]): Filter {
  const filter: Filter = { trash: 'without', updated: {}, test: undefined };
  const tests: ((row: Row) => boolean)[] = [];
  for (const [field, group] of Map.groupBy(conditions, (condition) => condition.field)) {
    const { kind, read } = fieldOf(store, entity, folder, field);
    const parsed = group.map(({ operator, value }) => {
      if (!OPERATORS[kind].includes(operator)) {
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
    if (field === 'isDeleted') {
      filter.trash = trashOf(parsed);
    } else if (field === 'updated' && parsed.every(({ operator }) => COMPARISONS.includes(operator))) {
      for (const { operator, value } of parsed) bound(filter.updated, operator, String(value ?? ''));
    } else {
      tests.push(testOf(read, parsed));
    }
  }
  if (tests.length > 0) filter.test = (row) => tests.every((test) => test(row));
  return filter;
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

function fieldOf(store: Store, entity: Entity, folder: string, field: string): { kind: Kind; read: Read } {
  const kind = entity.kinds.get(field);
  if (kind) return { kind, read: reader(store, field) };
  const prefix = `${store.apiUrl}/`;
  const definition = store
    .definitions(folder)
    .find(({ ref, type }) => field === prefix + ref.path && type !== 'file');
  if (!definition) throw new ApiError(1034, [`неизвестное поле '${field}'`], field);
  return {
    kind: ATTRIBUTE_KINDS[definition.type] ?? 'ref',
    read: (row) => plain(row.attributes.find((attribute) => attribute.definition === definition)?.value),
  };
}

function reader(store: Store, field: string): Read {
  switch (field) {
    case 'id':
      return (row) => row.ref.id;
    case 'state.name':
      return (row) => {
        const state = row.fields.state;
        return state instanceof Ref ? text(store.find(state)?.fields.name) : undefined;
      };
    case 'barcode':
      return (row) => barcodes(row);
    case 'tags':
      return (row) => (Array.isArray(row.fields.tags) ? row.fields.tags.map(text) : []);
    case 'assortment':
      return (row) =>
        (row.lines ?? []).flatMap((line) => [line.assortment.path, ...foldersOf(store, line.assortment)]);
    default:
      return (row) => plain(row.fields[field]);
  }
}

function plain(value: Value | undefined): Comparable | undefined {
  if (value instanceof Ref) return value.path;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function barcodes(row: Row): string[] {
  const list = row.fields.barcodes;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) =>
    typeof item === 'object' ? Object.values(item).map((value) => text(value as Value)) : [],
  );
}

/** Paths of the product groups an item is in: the filter by `assortment` takes a group for any item of it. */
function foldersOf(store: Store, item: Ref): string[] {
  const folder = store.find(item)?.fields.productFolder;
  return folder instanceof Ref ? [folder.path, ...foldersOf(store, folder)] : [];
}
