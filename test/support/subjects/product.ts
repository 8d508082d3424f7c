import { nameOf, plain, roubles } from './cells.ts';
import { dictionary } from './dictionaries.ts';
import type { Json } from './subject.ts';

export const product = dictionary({
  name: 'product',
  columns: ['article', 'minPrice', 'uom'],
  shows: {
    Описание: (good) => plain(good.description),
    Артикул: (good) => plain(good.article),
    'Минимальная цена': (good) => roubles((good.minPrice as Json | undefined)?.value),
    'Единица измерения': (good, world) => nameOf(world, good.uom),
  },
  edit: (person) => ({ article: `0${person.below(1e5)}` }),
  names: ['Единица измерения'],
  rename(person) {
    const id = person.pick(person.world.ids('uom'));
    person.work(() => id && person.world.rename('uom', id, `мера ${person.below(1e6)}`));
  },
  archive: true,
  fields: true,
  filters: [
    {
      title: 'only archived',
      conditions: () => [{ field: 'archived', op: 'is', value: true }],
      fits: ({ archived }) => archived === true,
    },
  ],
});
