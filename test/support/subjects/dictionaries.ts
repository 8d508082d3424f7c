import { fieldOf, plain } from './cells.ts';
import { FIELD, fieldEdit, type Shows, shown } from './documents.ts';
import type { Person } from './person.ts';
import type { ExpectedRow, Json, Subject, SubjectFilter, World } from './subject.ts';

/** Objects at the start of a case, and below how many none is deleted. */
const MANY = 14;
const FEW = 5;

export interface Dictionary {
  name: string;
  exporter?(world: World): string;
  /** The list's type: `product`, `customentity/<id>`. */
  typeIn?(world: World): string;
  columns: string[];
  shows: Shows;
  edit?(person: Person): Json;
  /** Headers that show names of other objects, and how one of those gets another name. */
  names?: string[];
  rename?(person: Person): void;
  /** Its objects can be put into the archive, and stay in the list. */
  archive: boolean;
  /** It has additional fields. */
  fields: boolean;
  filters?: SubjectFilter[];
}

const usual = ['name', 'description', 'id'];
const usualShows: Shows = {
  ID: (object) => plain(object.id),
  Наименование: (object) => plain(object.name),
};

/** A dictionary: there is no trash; what is deleted is gone for good. */
export function dictionary(definition: Dictionary): Subject {
  const { name, typeIn = () => name, archive, fields } = definition;
  const shows = {
    ...usualShows,
    ...(archive && { Архивный: (object: Json) => object.archived === true }),
    ...definition.shows,
  };
  const edit = (person: Person): Json => {
    const type = typeIn(person.world);
    return { ...usualEdit(person), ...(fields && fieldEdit(person, type)), ...definition.edit?.(person) };
  };
  return {
    name,
    exporter: definition.exporter ?? (() => name),
    columns: [...usual, ...(archive ? ['archived'] : []), ...definition.columns],
    keys: ['ID'],
    names: definition.names ?? [],
    objects: { find: (world, id) => world.get(typeIn(world), id), fieldsOf: fields ? name : null },
    prepare(person) {
      const type = typeIn(person.world);
      for (let made = person.world.size(type); made < MANY; made++) {
        person.work(() => person.world.create(type, { name: `Объект ${made}`, ...edit(person) }));
      }
    },
    disturb: (person) => person.work(() => workOn(person, typeIn(person.world), edit, archive)),
    ...(definition.rename && { rename: definition.rename }),
    rows: ({ world }) => rowsOf(world, typeIn(world), shows),
    ...(definition.filters && { filters: definition.filters }),
  };
}

export function rowsOf(world: World, type: string, shows: Shows): ExpectedRow[] {
  return Array.from(world.list(type), (json) => ({
    object: String(json.id),
    json,
    cells: { ...shown(shows, json, world), [FIELD]: fieldOf(json, FIELD) },
  }));
}

const usualEdit = (person: Person): Json => ({
  description: person.pick([null, '=0/0', '+7 900', `правка ${person.below(1e6)}`]),
  ...(person.chance(0.3) && { name: `0${person.below(1e6)}` }),
});

/** Somebody edits, makes, deletes (several, too), archives, or changes many at once. */
export function workOn(person: Person, type: string, edit: (person: Person) => Json, archive: boolean): void {
  const { world, touched } = person;
  const ids = world.ids(type);
  const one = () => {
    const id = person.pick(ids) ?? '';
    touched.add(id);
    return id;
  };
  const deed = person.choose<() => unknown>([
    [40, () => world.update(type, one(), edit(person))],
    [15, () => touched.add(world.create(type, { name: 'Новый', ...edit(person) }))],
    [12, () => ids.length > FEW && person.purge(type)],
    [5, () => ids.length > FEW + 3 && [0, 0, 0].map(() => person.purge(type))],
    [archive ? 15 : 0, () => world.archive(type, one(), person.chance(0.5))],
    [10, () => world.touch(type, [...new Set([one(), one(), one(), one(), one(), one()])])],
  ]);
  deed?.();
}
