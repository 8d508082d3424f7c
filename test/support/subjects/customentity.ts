import { plain } from './cells.ts';
import { dictionary } from './dictionaries.ts';
import type { World } from './subject.ts';

const idIn = (world: World) => world.store.dictionaries[0]?.id ?? '';

/** One of the account's own dictionaries. */
export const customentity = dictionary({
  name: 'customentity',
  exporter: (world) => `customentity:${idIn(world)}`,
  typeIn: (world) => `customentity/${idIn(world)}`,
  columns: ['code'],
  shows: { Комментарий: (element) => plain(element.description), Код: (element) => plain(element.code) },
  edit: (person) => ({ code: `Э-${person.below(1000)}` }),
  archive: false,
  fields: false,
});
