import { invalid } from '../errors.ts';
import { SHAPES } from './shapes.ts';

/** A parsed field mask: 'all', or the wanted fields of an object. */
export type FieldMask = 'all' | Map<string, FieldMask>;

type Fields = Record<string, unknown>;

/**
 * Parses "sheets(properties.title,data/rowData),spreadsheetId" and checks every name against the shape it selects from.
 * @param refuse makes the error for an unknown or malformed field.
 */
export function parseFieldMask(
  text: string,
  shape: string,
  refuse: (field: string) => Error = unknownField,
): Exclude<FieldMask, 'all'> | 'all' {
  const root: Map<string, FieldMask> = new Map();
  let at = 0;

  /** Reads a list of paths up to ")" or the end; returns true when it held "*". */
  function readList(into: Map<string, FieldMask>, shapeName: string, prefix: string): boolean {
    let everything = false;
    do {
      everything = readPath(into, shapeName, prefix) || everything;
    } while (text[at] === ',' && ++at);
    return everything;
  }

  /** Reads one path; returns true when it was "*". */
  function readPath(into: Map<string, FieldMask>, shapeName: string, prefix: string): boolean {
    const name = /\s*([A-Za-z0-9_]+|\*)\s*/y;
    name.lastIndex = at;
    const found = name.exec(text);
    if (!found) throw refuse(text.slice(at) || text);
    at = name.lastIndex;
    const word = found[1]!;
    if (word === '*') return true;
    const field = camelCase(word);
    const path = prefix + field;
    const child = shapeName === '*' ? '*' : SHAPES[shapeName]?.[field];
    if (child === undefined) throw refuse(path);
    const known = into.get(field);
    if (text[at] !== '.' && text[at] !== '/' && text[at] !== '(') {
      into.set(field, 'all');
      return false;
    }
    if (child === '') throw refuse(`${path}.${text.slice(at + 1)}`);
    const inner: Map<string, FieldMask> = known instanceof Map ? known : new Map();
    const many = text[at] === '(';
    at += 1;
    const everything = many ? readList(inner, child, `${path}.`) : readPath(inner, child, `${path}.`);
    if (many && text[at++] !== ')') throw refuse(text);
    into.set(field, everything || known === 'all' ? 'all' : inner);
    return false;
  }

  const everything = readList(root, shape, '');
  if (at < text.length) throw refuse(text.slice(at));
  return everything ? 'all' : root;
}

/** The mask of an update request, whose absence or unknown names Google words differently. */
export function parseUpdateMask(text: string | undefined, shape: string): FieldMask {
  if (!text)
    throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  return parseFieldMask(text, shape, (field) => invalid(`Invalid field: ${field}`));
}

function unknownField(field: string): Error {
  const description = `Error expanding 'fields' parameter. Cannot find matching fields for path '${field}'.`;
  return invalid('Request contains an invalid argument.', [{ field, description }]);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The part of a mask below a field; undefined when the mask does not want it. */
export function below(mask: FieldMask, ...path: string[]): FieldMask | undefined {
  let here: FieldMask | undefined = mask;
  for (const field of path) {
    if (here === 'all' || here === undefined) return here;
    here = here.get(field);
  }
  return here;
}

/** A copy that holds the wanted fields alone. */
export function select(value: unknown, mask: FieldMask): unknown {
  if (mask === 'all' || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => select(item, mask));
  const picked: Fields = {};
  for (const [field, inner] of mask) {
    const child = (value as Fields)[field];
    if (child !== undefined) picked[field] = select(child, inner);
  }
  return picked;
}

/** `target` with the masked fields taken from `source`; a field absent from the source is cleared. Changes and returns `target`. */
export function applyMask<T extends object>(target: T, source: object, mask: FieldMask): T {
  if (mask === 'all') return { ...source } as T;
  for (const [field, inner] of mask) {
    const fields = target as Fields;
    const next = (source as Fields)[field];
    if (inner === 'all' || typeof next !== 'object' || next === null || Array.isArray(next)) {
      if (next !== undefined) fields[field] = next;
      else if (inner === 'all') delete fields[field];
      else if (isObject(fields[field])) fields[field] = applyMask({ ...fields[field] }, {}, inner);
    } else fields[field] = applyMask({ ...(isObject(fields[field]) ? fields[field] : {}) }, next, inner);
    if (isObject(fields[field]) && Object.keys(fields[field]).length === 0) delete fields[field];
  }
  return target;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
