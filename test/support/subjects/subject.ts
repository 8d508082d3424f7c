import type { World } from '../../../sandbox/moysklad/index.ts';
import type { Condition } from '../../../src/catalogue/filter/conditions.ts';
import type { Cell } from '../../../src/protocol/index.ts';
import type { Person } from './person.ts';

export type { Cell, Condition, World };

/** An object as MoySklad prints it. */
export type Json = Record<string, unknown>;

/** The source as anybody sees it who may look: the world itself, and plain calls to its API. */
export interface SourceView {
  world: World;
  /** A GET below the API's root. */
  get(path: string): Promise<Json>;
}

/** A row that the sheet must show, worked out without the engine. */
export interface ExpectedRow {
  /** The id of the object whose row this is; null in a report. */
  object: string | null;
  /** The object itself (a line stands in it under `line`), for a filter to look at. */
  json: Json;
  /** A handful of telling cells by header, the `keys` among them. */
  cells: Record<string, Cell>;
}

/** A filter of the user's, and which rows it leaves, judged without the engine. */
export interface SubjectFilter {
  title: string;
  conditions(world: World): Condition[];
  fits(json: Json, world: World): boolean;
}

/** One exporter put to the proof: how people change what it reads, and what its sheet must then show. */
export interface Subject {
  /** What a case of it is called: `CASE=demand/7`. */
  name: string;
  /** The exporter's key; a custom dictionary's holds an id of the account. */
  exporter(world: World): string;
  /** Columns to export, by key; cases with additional fields take the default ones. */
  columns: string[];
  /** Headers whose cells together tell a row from all others. */
  keys: string[];
  /** Headers that show names of other objects: in a row that nobody touched an old name may stay until a full run. */
  names: string[];
  /** Makes the world that a case begins with. */
  prepare?(person: Person): void;
  /** One small change of somebody working in MoySklad. */
  disturb(person: Person): void;
  /** Gives another name to an object whose name the rows show. */
  rename?(person: Person): void;
  /** Objects as the source tells them apart by id; null in a report. */
  objects: {
    /** Finds one, also in the trash; nothing when it was deleted for good. */
    find(world: World, id: string): Json | undefined;
    /** The type that cases give an additional field; null where there are none. */
    fieldsOf: string | null;
  } | null;
  rows(view: SourceView): ExpectedRow[] | Promise<ExpectedRow[]>;
  filters?: SubjectFilter[];
}
