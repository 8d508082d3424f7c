import { fieldOf, linkTo, nameOf, plain, roubles } from './cells.ts';
import {
  FIELD,
  makeMany,
  renameAgent,
  type Shows,
  shown,
  thirtyDays,
  usualEdit,
  usualShows,
  workOn,
} from './documents.ts';
import type { Person } from './person.ts';
import type { Cell, ExpectedRow, Json, SourceView, Subject } from './subject.ts';

/** More lines than a page of opened documents brings along. */
const MANY_LINES = 104;

/** How a line's columns read, by header; a document without lines has a row of its own with these empty. */
const lineShows: Record<string, (line: Json, world: SourceView['world']) => Cell> = {
  Наименование: (line, world) => nameOf(world, line.assortment),
  Количество: (line) => plain(line.quantity),
  Цена: (line) => roubles(line.price),
};

const shows: Shows = {
  'ID документа': usualShows.ID ?? plain,
  '№': usualShows['№'] ?? plain,
  Контрагент: usualShows.Контрагент ?? plain,
  Комментарий: usualShows.Комментарий ?? plain,
};

/** A document by its lines. */
export function linesOf(type: string): Subject {
  const edit = (person: Person) => usualEdit(person, type);
  return {
    name: `${type}position`,
    exporter: () => `${type}position`,
    columns: ['name', 'agent', 'description', 'line.assortment', 'line.quantity', 'line.price'],
    keys: ['ID'],
    names: ['Контрагент', 'Наименование'],
    objects: { find: (world, id) => world.get(type, id), fieldsOf: type },
    prepare(person) {
      makeMany(person, type, edit);
      const most = person.chance(0.15) ? MANY_LINES : 5;
      person.world.ids(type).forEach((id, i) => {
        const count = i === 1 ? most : i % 6;
        if (count > 0) person.work(() => person.world.setLines(type, id, someLines(person, count)));
      });
    },
    disturb: (person) =>
      person.work(() => (person.chance(0.5) ? workOnLines(person, type) : workOn(person, type, edit))),
    rename: (person) => (person.chance(0.5) ? renameAgent(person) : renameProduct(person)),
    rows: (view) => rowsOf(view, type),
    filters: [
      thirtyDays,
      {
        title: 'quantity, chosen after reading',
        conditions: () => [{ field: 'line.quantity', op: 'atLeast', value: 5 }],
        fits: ({ line }) => Number((line as Json | undefined)?.quantity ?? 0) >= 5,
      },
    ],
  };
}

export function someLines(person: Person, count: number): Json[] {
  return Array.from({ length: count }, () => {
    const product = person.pick(person.world.ids('product')) ?? '';
    const assortment = linkTo(person.world, 'product', product);
    return { assortment, quantity: 1 + person.below(9), price: person.below(1e7) / 4 };
  });
}

export function workOnLines(person: Person, type: string): void {
  const { world } = person;
  const id = person.pick(world.ids(type)) ?? '';
  person.touched.add(id);
  const line = person.pick(world.lineIds(type, id));
  const deed = person.choose<() => unknown>([
    [30, () => world.addLine(type, id, someLines(person, 1)[0] ?? {})],
    [30, () => line && world.updateLine(type, id, line, { quantity: 1 + person.below(9) })],
    [30, () => line && world.removeLine(type, id, line)],
    [10, () => world.setLines(type, id, [])],
    [10, () => world.setLines(type, id, someLines(person, 3))],
  ]);
  deed?.();
}

function renameProduct(person: Person): void {
  const id = person.pick(person.world.ids('product'));
  person.work(() => id && person.world.rename('product', id, `Товар ${person.below(1e6)}`));
}

async function rowsOf(view: SourceView, type: string): Promise<ExpectedRow[]> {
  const { world } = view;
  const documents = (await view.get(`/entity/${type}?limit=100&expand=positions`)).rows as Json[];
  if (documents.length !== world.size(type)) throw new Error('the subject looks at one page only');
  const rows: ExpectedRow[] = [];
  for (const json of documents) {
    const own = { ...shown(shows, json, world), [FIELD]: fieldOf(json, FIELD) };
    const lines = await linesIn(view, json);
    for (const line of lines.length > 0 ? lines : [undefined]) {
      const cells: Record<string, Cell> = { ...own, ID: plain(line?.id ?? json.id) };
      for (const [header, show] of Object.entries(lineShows)) cells[header] = line ? show(line, world) : null;
      rows.push({ object: String(json.id), json: { ...json, line }, cells });
    }
  }
  return rows;
}

/** All lines of a document; more than come along are asked for by themselves. */
async function linesIn(view: SourceView, { positions }: Json): Promise<Json[]> {
  const { meta, rows } = positions as { meta: { href: string; size: number }; rows: Json[] };
  if (rows.length === meta.size) return rows;
  return (await view.get(`/entity/${meta.href.split('/entity/')[1]}?limit=1000`)).rows as Json[];
}
