import { plain } from './cells.ts';
import { rowsOf, workOn } from './dictionaries.ts';
import type { Person } from './person.ts';
import type { Json, Subject, World } from './subject.ts';

const types = ['product', 'service', 'bundle', 'variant'];
const shows = {
  ID: (good: Json) => plain(good.id),
  Наименование: (good: Json) => plain(good.name),
  Тип: (good: Json) => words[(good.meta as { type: string }).type] ?? null,
  Описание: (good: Json) => plain(good.description),
  Архивный: (good: Json) => good.archived === true,
};
const words: Record<string, string> = {
  product: 'Товар',
  service: 'Услуга',
  bundle: 'Комплект',
  variant: 'Модификация',
};

/** Goods of every kind in one list, which promises no order. */
export const assortment: Subject = {
  name: 'assortment',
  exporter: () => 'assortment',
  columns: ['type', 'name', 'description', 'archived', 'id'],
  keys: ['ID'],
  names: [],
  objects: { find: (world, id) => find(world, id), fieldsOf: 'product' },
  disturb(person) {
    const type = person.pick(['product', 'service']) ?? 'product';
    person.work(() => workOn(person, type, edit, true));
  },
  rows: ({ world }) => types.flatMap((type) => rowsOf(world, type, shows)),
};

const edit = (person: Person): Json => ({
  description: person.pick([null, '=1/0', `правка ${person.below(1e6)}`]),
  ...(person.chance(0.3) && { name: `0${person.below(1e6)}` }),
});

function find(world: World, id: string): Json | undefined {
  return types.map((type) => world.get(type, id)).find(Boolean);
}
