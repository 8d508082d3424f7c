import type { World } from '../../../sandbox/moysklad/index.ts';
import type { Cell, Json } from './subject.ts';

/** How values of the source read in a sheet: written anew here, so that tests do not trust the engine's own words. */

/** Kopecks to roubles. */
export function roubles(kopecks: unknown): Cell {
  return typeof kopecks === 'number' ? Number((kopecks / 100).toFixed(6)) : null;
}

/** Days since the end of 1899, as spreadsheets count time. */
export function serial(moment: unknown): Cell {
  if (typeof moment !== 'string') return null;
  return (Date.parse(`${moment.replace(' ', 'T')}Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000;
}

export const plain = (value: unknown): Cell => (value === undefined || value === '' ? null : (value as Cell));

/** The name that the object behind a link has now. */
export function nameOf(world: World, link: unknown): Cell {
  const { meta } = (link ?? {}) as { meta?: { href: string; type: string } };
  if (!meta) return null;
  const [path = ''] = meta.href.split('?');
  const parts = path.split('/entity/')[1]?.split('/') ?? [];
  const id = parts.pop() ?? '';
  return plain(world.get(parts.join('/'), id)?.name);
}

/** The value of an additional field, by the field's name. */
export function fieldOf(json: Json, name: string): Cell {
  const fields = (json.attributes ?? []) as { name: string; value: unknown }[];
  return plain(fields.find((field) => field.name === name)?.value);
}

/** A link as a body of the API takes it. */
export function linkTo(world: World, type: string, id: string): { meta: unknown } {
  return { meta: world.get(type, id)?.meta };
}
