import { plain } from './cells.ts';
import { dictionary } from './dictionaries.ts';

export const counterparty = dictionary({
  name: 'counterparty',
  columns: ['phone', 'inn'],
  shows: {
    Комментарий: (party) => plain(party.description),
    Телефон: (party) => plain(party.phone),
    ИНН: (party) => plain(party.inn),
  },
  edit: (person) => ({ phone: `+7 (900) ${person.below(1e6)}`, inn: `0${person.below(1e9)}` }),
  archive: true,
  fields: true,
});
