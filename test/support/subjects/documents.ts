import { fieldOf, linkTo, nameOf, plain, roubles, serial } from './cells.ts';
import type { Person } from './person.ts';
import type { Cell, ExpectedRow, Json, Subject, SubjectFilter, World } from './subject.ts';

/** The additional field that cases make, fill and delete. */
export const FIELD = 'Проверка';
/** Documents at the start of a case, and below how many none is deleted. */
const MANY = 16;
const FEW = 5;

/** How a column of a document reads, by its header. */
export type Shows = Record<string, (document: Json, world: World) => Cell>;

export const shown = (shows: Shows, json: Json, world: World): Record<string, Cell> =>
  Object.fromEntries(Object.entries(shows).map(([header, show]) => [header, show(json, world)]));

/** Columns that every document has, and their headers. */
const usual = ['name', 'moment', 'agent', 'sum', 'description', 'id'];
export const usualShows: Shows = {
  ID: (document) => plain(document.id),
  '№': (document) => plain(document.name),
  Время: (document) => serial(document.moment),
  Контрагент: (document, world) => nameOf(world, document.agent),
  Сумма: (document) => roubles(document.sum),
  Комментарий: (document) => plain(document.description),
};

/** A document by its list. */
export function documents(
  type: string,
  more: {
    columns?: string[];
    shows?: Shows;
    edit?: (person: Person) => Json;
    filters?: SubjectFilter[];
  } = {},
): Subject {
  const shows = { ...usualShows, ...more.shows };
  const edit = (person: Person) => ({ ...usualEdit(person, type), ...more.edit?.(person) });
  return {
    name: type,
    exporter: () => type,
    columns: [...usual, ...(more.columns ?? [])],
    keys: ['ID'],
    names: ['Контрагент'],
    objects: { find: (world, id) => world.get(type, id), fieldsOf: type },
    prepare: (person) => makeMany(person, type, edit),
    disturb: (person) => person.work(() => workOn(person, type, edit)),
    rename: (person) => renameAgent(person),
    rows: ({ world }) => rowsOf(world, type, shows),
    filters: [thirtyDays, ofOneAgent, ...(more.filters ?? [])],
  };
}

function rowsOf(world: World, type: string, shows: Shows): ExpectedRow[] {
  return Array.from(world.list(type), (json) => ({
    object: String(json.id),
    json,
    cells: { ...shown(shows, json, world), [FIELD]: fieldOf(json, FIELD) },
  }));
}

export function makeMany(person: Person, type: string, edit: (person: Person) => Json, many = MANY): void {
  for (let made = person.world.size(type); made < many; made++) {
    person.work(() => person.world.create(type, edit(person)));
  }
}

/** What somebody may write into any document. */
export function usualEdit(person: Person, type: string): Json {
  const { world } = person;
  const agent = person.pick(world.ids('counterparty'));
  return {
    description:
      person.pick(['', '=1+1', `'005`, `правка ${person.below(1e6)}`, 'Срочно; «доставка»']) || null,
    moment: dayBefore(person.chance(0.5) ? person.below(25) : 60 + person.below(500)),
    ...(agent && { agent: linkTo(world, 'counterparty', agent) }),
    ...(person.chance(0.5) && { sum: person.below(1e9) / 4 }),
    ...fieldEdit(person, type),
  };
}

/** A value for the additional field of the case, if there is one. */
export function fieldEdit(person: Person, type: string): Json {
  const { store } = person.world;
  const field = store.definitions(type).find(({ name }) => name === FIELD);
  if (!field) return {};
  const meta = { href: `${store.apiUrl}/${field.ref.path}`, type: 'attributemetadata' };
  return { attributes: [{ meta, value: person.chance(0.2) ? null : `значение ${person.below(100)}` }] };
}

/** Somebody edits, makes, deletes, trashes, takes out of the trash, or changes many at once. */
export function workOn(person: Person, type: string, edit: (person: Person) => Json): void {
  const { world, touched } = person;
  const ids = world.ids(type);
  const one = () => {
    const id = person.pick(ids) ?? '';
    touched.add(id);
    return id;
  };
  const deed = person.choose<() => unknown>([
    [40, () => world.update(type, one(), edit(person))],
    [15, () => touched.add(world.create(type, edit(person)))],
    [8, () => ids.length > FEW && person.purge(type)],
    [10, () => ids.length > FEW && person.trash(type, one())],
    [12, () => person.restore(type)],
    // As many objects as before, and yet other ones.
    [14, () => ids.length > FEW && person.swap(type)],
    [10, () => world.touch(type, [...new Set([one(), one(), one(), one(), one(), one(), one(), one()])])],
  ]);
  deed?.();
}

/** Gives somebody whom documents name another name. */
export function renameAgent(person: Person): void {
  const id = person.pick(person.world.ids('counterparty'));
  person.work(() => id && person.world.rename('counterparty', id, `ООО «Новое имя ${person.below(1e6)}»`));
}

/** Midnight and a little of a day so many days ago, by the Moscow clock. */
function dayBefore(days: number): string {
  const day = new Date(Date.now() + 3 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
  return `${day} 12:3${days % 10}:00`;
}

/** Rolling: counted from the day of the run. No moment made here comes near the edge. */
export const thirtyDays: SubjectFilter = {
  title: 'last 30 days',
  conditions: () => [{ field: 'moment', op: 'period', value: { last: 30, unit: 'day' } }],
  fits: ({ moment }) => Date.parse(`${moment}`) > Date.now() - 40 * 86_400_000,
};

const firstAgent = (world: World): Json => [...world.list('counterparty')][0] ?? {};

const ofOneAgent: SubjectFilter = {
  title: 'of one counterparty',
  conditions(world) {
    const { id, name, meta } = firstAgent(world) as { id: string; name: string; meta: { href: string } };
    return [{ field: 'agent', op: 'anyOf', value: [{ type: 'counterparty', id, name, href: meta.href }] }];
  },
  fits: ({ agent }, world) => hrefOf(agent) === hrefOf(firstAgent(world)),
};

const hrefOf = (link: unknown): string | undefined => (link as { meta?: { href: string } })?.meta?.href;
