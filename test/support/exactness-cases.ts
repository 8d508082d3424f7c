import { seededRandom } from '../../sandbox/faults.ts';
import type { Mode } from '../../src/catalogue/exporter.ts';
import type { ExportOptions } from '../../src/engine/options.ts';
import type { Strategy } from '../../src/protocol/index.ts';
import type { Subject, SubjectFilter } from './subjects/subject.ts';

/** How an export is set up at one time of a case; a person may change that between runs. */
export interface Setup {
  mode: Mode;
  gone: ExportOptions['gone'];
  filter: SubjectFilter | null;
  /** Without the last two of the subject's columns. */
  fewer: boolean;
}

/** One case: everything in it is drawn from the subject's place and the case's number. */
export interface Case {
  subject: Subject;
  title: string;
  seed: number;
  /** As the export is set up at first, and in the end. */
  first: Setup;
  last: Setup;
  /** The process is killed in the middle of a run. */
  kill: boolean;
  /** An additional field is made or deleted on the way: one of the default columns, or chosen by its key. */
  fields: 'default' | 'chosen' | null;
  /** An object whose name the rows show gets another one. */
  renames: boolean;
  /** The sheet is sorted while a run writes into it, and calls to it do not fail. */
  restlessSheet: boolean;
  /** Our columns are protected with a warning; empty rows and columns are given back. */
  protect: boolean;
  trim: boolean;
  /** Rows are sorted when the sheet is filled for the first time; whether the other way round; null: not. */
  sort: 'up' | 'down' | null;
  /** The chance that somebody works in MoySklad when a call arrives there, and that a call fails. */
  busy: number;
  faults: number;
  /** How often a run notes its place in the spreadsheet itself, ms. */
  saveEveryMs: number;
  pageRows: number;
  batchBytes: number;
  strategy: Strategy;
}

const modes: Mode[] = ['append', 'upsert', 'replace', 'upsert'];
/** One case in so many is killed. */
const EVERY_KILLED = 10;

/** @param place of the subject among all: tells the cases of subjects apart. */
export function drawCase(subject: Subject, place: number, number: number): Case {
  const seed = place * 100_000 + number;
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(from: T[]): T => from[Math.floor(random() * from.length)] as T;

  const fields: Case['fields'] =
    subject.objects?.fieldsOf && chance(0.25) ? pick(['default', 'chosen']) : null;
  const kill = (number + place) % EVERY_KILLED === 0 || (fields !== null && chance(0.25));
  // A replaced table that was cut off must not go on with other columns than it began with: that is tried more often.
  const cutOff = kill && fields === 'default' && chance(0.5);
  const mode = cutOff ? 'replace' : (modes[(number + place) % modes.length] ?? 'upsert');
  const gone = (): Setup['gone'] => (subject.objects ? pick(['remove', 'remove', 'mark', 'keep']) : 'remove');
  const filter = chance(0.25) && subject.filters ? pick(subject.filters) : null;
  // What a filter no longer fits is not gone from the source: only removal says clearly what the sheet must show.
  const last: Setup = { mode, gone: filter ? 'remove' : gone(), filter, fewer: false };
  const first: Setup = chance(0.6)
    ? last
    : {
        mode: pick(modes),
        gone: filter ? 'remove' : gone(),
        filter: pick([filter, null]),
        fewer: Boolean(subject.objects) && chance(0.25),
      };
  return {
    subject,
    title: `${subject.name}/${number}`,
    seed,
    first,
    last,
    kill,
    fields,
    renames: Boolean(subject.rename) && chance(0.25),
    restlessSheet: !kill && chance(0.1),
    protect: chance(0.15),
    trim: chance(0.15),
    // Where little happens, what happens may just balance; where much fails, runs end in the middle.
    busy: kill ? 0.12 : pick([0.5, 0.5, 0.12]),
    faults: pick([0.06, 0.06, 0.3]),
    saveEveryMs: pick([0, 60_000]),
    pageRows: 3 + Math.floor(random() * 10),
    batchBytes: 600 + Math.floor(random() * 6000),
    sort: pick([null, null, 'up', 'down']),
    strategy: { pages: pick(['large', 'opened']), parallel: pick([1, 1, 2, 5]) },
  };
}

/** What a case is about, in a few words. */
export function describe({ first, last, ...more }: Case): string {
  const setup = ({ mode, gone, filter, fewer }: Setup) =>
    [mode, gone !== 'remove' && `${gone}s gone rows`, filter?.title, fewer && 'fewer columns']
      .filter(Boolean)
      .join(', ');
  const before = first === last ? '' : ` (first ${setup(first)})`;
  const { kill, fields, renames, restlessSheet } = more;
  return [
    setup(last) + before,
    kill && 'killed',
    fields && `a field, ${fields}`,
    renames && 'renames',
    restlessSheet && 'sorted meanwhile',
  ]
    .filter(Boolean)
    .join('; ');
}
