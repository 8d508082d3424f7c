import { compareText } from './collection.ts';
import type { Entity } from './entities.ts';
import { ApiError } from './errors.ts';
import type { Row, Value } from './rows.ts';

type Order = { field: string; descending: boolean }[];

/** Whether an order is that of the index: by `updated`, or by `updated` and `id`. */
export function isUpdatedOrder(order: Order): boolean {
  if (order.length === 0 || order.length > 2) return false;
  return order.every(
    ({ field, descending }, place) => !descending && field === (place === 0 ? 'updated' : 'id'),
  );
}

/** @throws ApiError 1063 for a field that cannot be sorted by, 1096 for a direction that is none. */
export function parseOrder(entity: Entity, parameter: string): Order {
  return parameter
    .split(';')
    .filter((part) => part !== '')
    .map((part) => {
      const [field = '', direction = 'asc', ...rest] = part.split(',').map((word) => word.trim());
      if (!entity.sortable.has(field)) throw new ApiError(1063, [field], 'order');
      if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) {
        throw new ApiError(1096, [`неверное направление '${direction}'`], 'order');
      }
      return { field, descending: direction === 'desc' };
    });
}

/** The sorting table spells some field names in lower case. */
const SPELLINGS: Record<string, string> = {
  fullname: 'fullName',
  lastname: 'lastName',
  firstname: 'firstName',
  middlename: 'middleName',
};

/** Rows without a value come last in ascending order (workbook, sorting); ties fall back to the default order. */
export function comparison(order: Order): (a: Row, b: Row) => number {
  const keys = order.map(({ field, descending }) => ({ read: sortKey(field), sign: descending ? -1 : 1 }));
  return (a, b) => {
    for (const { read, sign } of keys) {
      const difference = compareValues(read(a), read(b));
      if (difference !== 0) return sign * difference;
    }
    return a.rank - b.rank;
  };
}

function sortKey(field: string): (row: Row) => Value | undefined {
  if (field === 'id') return (row) => row.ref.id;
  const name = SPELLINGS[field] ?? field;
  return (row) => row.fields[name];
}

function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) - Number(b);
}
