import { makeMany, usualEdit, workOn } from './documents.ts';
import { someLines, workOnLines } from './lines.ts';
import type { Person } from './person.ts';
import type { ExpectedRow, Json, SourceView, Subject } from './subject.ts';

/** A report: rows without an id, counted anew from documents whenever it is asked for. */
export function report(definition: {
  name: string;
  /** The documents that it counts. */
  from: string[];
  columns: string[];
  keys: string[];
  path: string;
  /** Cells of the rows of an answer. */
  read(answer: Json, view: SourceView): ExpectedRow['cells'][];
}): Subject {
  const { name, from, columns, keys, path, read } = definition;
  return {
    name,
    exporter: () => name,
    columns,
    keys,
    names: [],
    objects: null,
    prepare(person) {
      for (const type of from) makeSome(person, type);
    },
    disturb(person) {
      const type = person.pick(from) ?? '';
      const edit = (who: Person) => editOf(who, type);
      const lines = hasLines(person, type) && person.chance(0.5);
      person.work(() => (lines ? workOnLines(person, type) : workOn(person, type, edit)));
    },
    async rows(view) {
      const rows = read(await view.get(path), view);
      return rows.map((cells) => ({ object: null, json: {}, cells }));
    },
  };
}

function makeSome(person: Person, type: string): void {
  const { world } = person;
  makeMany(person, type, (who) => editOf(who, type), 8);
  if (!hasLines(person, type)) return;
  for (const id of world.ids(type)) {
    person.work(() => world.setLines(type, id, someLines(person, 1 + person.below(4))));
  }
}

/** Posted or not: what is not posted does not count. */
const editOf = (person: Person, type: string): Json => ({
  ...usualEdit(person, type),
  applicable: person.chance(0.8),
});

function hasLines({ world }: Person, type: string): boolean {
  const [document] = world.list(type);
  return document?.positions !== undefined;
}
