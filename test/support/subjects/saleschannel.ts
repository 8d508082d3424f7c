import { plain } from './cells.ts';
import { dictionary } from './dictionaries.ts';

/** Read whole every time: what changed in it cannot be asked for. */
export const saleschannel = dictionary({
  name: 'saleschannel',
  columns: ['code'],
  shows: { Комментарий: (channel) => plain(channel.description), Код: (channel) => plain(channel.code) },
  edit: (person) => ({ code: `00${person.below(1000)}` }),
  archive: true,
  fields: false,
});
