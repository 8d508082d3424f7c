import { ENTITIES, type Entity, type Operator } from '../entities.ts';
import { ApiError } from '../errors.ts';
import { type Condition, compileFilter, parseFilter } from '../filter.ts';
import type { Row } from '../rows.ts';
import type { Store } from '../store.ts';
import { parseMoment } from '../time.ts';

/** What a report may be filtered by. */
export interface Rule {
  kind: 'link' | 'id' | 'text' | 'flag' | 'moment' | 'number' | readonly string[];
  /** `=` alone when absent. */
  operators?: readonly Operator[];
  /** Takes several values. */
  many?: boolean;
  /** Takes an empty value: objects that have none. */
  empty?: boolean;
}

/** The conditions of one report request. Links are kept as paths below the address of the API. */
export class Filters {
  readonly #conditions: Map<string, Condition[]>;
  /** Tests products by their additional fields, when the request asks for it. */
  readonly attributes: ((product: Row) => boolean) | undefined;

  /** @throws ApiError 1034 for what the report does not filter by, 1030 for a second value, 1014, 1035, 1041, 1059 for a wrong one. */
  constructor(store: Store, query: URLSearchParams, rules: Record<string, Rule>, byAttributes = false) {
    const all = parseFilter(query.get('filter') ?? '');
    const own = all.filter(({ field }) => !(byAttributes && field.startsWith(`${store.apiUrl}/`)));
    this.#conditions = new Map(
      [...Map.groupBy(own, ({ field }) => field)].map(([field, group]) => [
        field,
        read(store, field, group, rules[field]),
      ]),
    );
    const others = all.filter((condition) => !own.includes(condition));
    const product = ENTITIES.get('product') as Entity;
    this.attributes = others.length === 0 ? undefined : compileFilter(store, product, 'product', others).test;
  }

  /** The conditions on a field; none when the request does not name it. */
  on(field: string): readonly Condition[] {
    return this.#conditions.get(field) ?? [];
  }

  /** The only or first value. */
  value(field: string): string | undefined {
    return this.on(field)[0]?.value;
  }

  /** Whether a value is among those asked for (`=`) and not among those ruled out (`!=`). */
  allows(field: string, ...values: (string | undefined)[]): boolean {
    const [wanted, unwanted] = ['=', '!='].map((sign) =>
      this.on(field).filter(
        ({ operator }) => operator === sign || (sign === '!=' && operator === ('!~' as Operator)),
      ),
    ) as [Condition[], Condition[]];
    const known = values.length === 0 ? [''] : values.map((value) => value ?? '');
    if (wanted.length > 0 && !wanted.some(({ value }) => known.includes(value))) return false;
    return !unwanted.some(({ value }) => known.includes(value));
  }
}

function read(store: Store, field: string, group: Condition[], rule: Rule | undefined): Condition[] {
  if (!rule) throw new ApiError(1034, [`неизвестное поле '${field}'`], field);
  if (group.length > 1 && !rule.many) throw new ApiError(1030, [field], field);
  return group.map(({ operator, value }) => {
    if (!(rule.operators ?? ['=']).includes(operator)) {
      throw new ApiError(1034, [`оператор '${operator}' не поддерживается для поля '${field}'`], field);
    }
    if (value === '' && !rule.empty) throw new ApiError(1014, [value, field], field);
    return { field, operator, value: value === '' ? value : readValue(store, field, value, rule) };
  });
}

function readValue(store: Store, field: string, value: string, { kind }: Rule): string {
  if (Array.isArray(kind)) {
    if (!kind.includes(value)) throw new ApiError(1041, [value, field, kind.join(', ')], field);
    return value;
  }
  if (kind === 'link') {
    if (!URL.canParse(value)) throw new ApiError(1014, [value, field], field);
    if (!value.startsWith(`${store.apiUrl}/`)) throw new ApiError(1059, [value], field);
    return value.slice(store.apiUrl.length + 1);
  }
  if (kind === 'moment') {
    const moment = parseMoment(value);
    if (!moment) throw new ApiError(1035, [], field);
    return moment;
  }
  if (kind === 'flag' && value !== 'true' && value !== 'false')
    throw new ApiError(1014, [value, field], field);
  if (kind === 'number' && Number.isNaN(Number(value))) throw new ApiError(1014, [value, field], field);
  return value;
}

/** One of the values a query parameter takes, or the first of them when it is absent. @throws ApiError 1091. */
export function choice<Value extends string>(
  query: URLSearchParams,
  name: string,
  values: readonly Value[],
): Value {
  const asked = query.get(name) ?? values[0];
  const value = values.find((one) => one === asked);
  if (value === undefined) throw new ApiError(1091, [String(asked), name], name);
  return value;
}
