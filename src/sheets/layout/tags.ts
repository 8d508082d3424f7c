import { createHash } from 'node:crypto';
import type { TableColumn } from '../../protocol/index.ts';
import type { Request, Tag } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import { numberFormatOf } from './columns.ts';
import { isColumnTag, type SheetView, TAG } from './view.ts';

/** What a column's tag remembers, so that settings are applied once and then left to the person. */
export interface Memory {
  /** A fingerprint of the number format that was set (of `''` for none). */
  pattern: string;
  /** A fingerprint of the title that was written or, when the header is the person's, would have been. */
  title: string;
}

/** What a column's tag says. */
interface ColumnTag {
  key: string;
  /** The exporter whose column it is; a short tag leaves that to the sheet's. */
  owner: string | undefined;
  memory: Partial<Memory>;
}

/** Keys and values of all tags of a sheet, its rows and columns included (Google: developer metadata, quotas). */
const SHEET_CHARACTERS = 30_000;
/** Of them kept for what the sheet itself remembers: the table's state with the seals of eight columns, and whose it is. */
const RESERVED = 2_400;
/** A sheet ends at the column ZZZ (Google: limits). */
const LAST_COLUMN = 18_278;

const FINGERPRINT = 4;

/** A text is remembered by four characters: tags have little room, and they are only ever compared with one other. */
export function fingerprintOf(text: unknown): string {
  return createHash('sha256').update(String(text)).digest('base64url').slice(0, FINGERPRINT);
}

export function memoryOf(column: TableColumn): Memory {
  return {
    pattern: fingerprintOf(numberFormatOf(column)?.pattern ?? ''),
    title: fingerprintOf(column.title),
  };
}

/** Words before an id that many columns share, each by a letter. */
const words = { a: 'attribute:', p: 'price:', c: 'priceCurrency:' };
const longId = new RegExp(
  `^(${Object.values(words).join('|')})([\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12})$`,
);
const shortId = /^~([apc])([\w-]{22})$/;

/** A column's key in few characters: an id takes 22 of them instead of 36. */
export function shortKey(key: string): string {
  const [, word, id = ''] = longId.exec(key) ?? [];
  const letter = Object.entries(words).find(([, long]) => long === word)?.[0];
  if (!letter) return key;
  return `~${letter}${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}`;
}

export function longKey(key: string): string {
  const [, letter, id = ''] = shortId.exec(key) ?? [];
  if (!letter) return key;
  const hex = Buffer.from(id, 'base64url').toString('hex');
  return words[letter as keyof typeof words] + hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What a column's tag says, whichever make it is of; one of the very first remembers nothing. */
export function readTag({ metadataKey, metadataValue }: Tag): ColumnTag {
  const value = metadataValue ?? '';
  if (metadataKey === TAG.column) {
    const memory = { title: value.slice(0, FINGERPRINT), pattern: value.slice(FINGERPRINT, 2 * FINGERPRINT) };
    return { owner: undefined, key: longKey(value.slice(2 * FINGERPRINT)), memory };
  }
  const [name = '', pattern, title] = value.split('\n');
  const slash = name.indexOf('/');
  const memory = {
    ...(pattern !== undefined && { pattern: fingerprintOf(pattern) }),
    ...(title !== undefined && { title: title.slice(0, FINGERPRINT) }),
  };
  return { owner: name.slice(0, slash), key: name.slice(slash + 1), memory };
}

const printTag = (key: string, { title, pattern }: Memory): string => `${title}${pattern}${shortKey(key)}`;

export function tagColumn(sheetId: number, position: number, column: TableColumn): Request {
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: TAG.column,
        metadataValue: printTag(column.key, memoryOf(column)),
        visibility: 'PROJECT',
        location: {
          dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: position, endIndex: position + 1 },
        },
      },
    },
  };
}

/** Lets a tag say this from now on; it is a short one then, whatever it was. */
export function retag(metadataId: number, key: string, memory: Memory): Request {
  return {
    updateDeveloperMetadata: {
      dataFilters: [{ developerMetadataLookup: { metadataId } }],
      developerMetadata: { metadataKey: TAG.column, metadataValue: printTag(key, memory) },
      fields: 'metadataKey,metadataValue',
    },
  };
}

export function deleteTag(metadataId: number): Request {
  return { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } };
}

/** The exporter whose table stands on a sheet; undefined where none does. */
export function ownerOf({ tags }: SheetView): string | undefined {
  const own = tags.find(({ metadataKey }) => metadataKey === TAG.table);
  if (own) return own.metadataValue ?? '';
  return tags.flatMap((tag) => (isColumnTag(tag) ? (readTag(tag).owner ?? []) : []))[0];
}

/** Says on the sheet whose table it is, where it does not say so yet. */
export function tagOwner({ sheetId, tags }: SheetView, exporter: string): Request[] {
  if (tags.some(({ metadataKey }) => metadataKey === TAG.table)) return [];
  const tag = {
    metadataKey: TAG.table,
    metadataValue: exporter,
    visibility: 'PROJECT',
    location: { sheetId },
  };
  return [{ createDeveloperMetadata: { developerMetadata: tag } }];
}

/**
 * Room for the tags of more columns and for what the sheet itself remembers: tags of an earlier make are shortened when it
 * is needed.
 * @param more columns that are to be tagged; there may be none.
 * @param width how many columns the sheet is to have.
 * @throws SheetsError when it cannot hold them, before anything is written.
 */
export function roomForTags(sheet: SheetView, more: TableColumn[], width: number): Request[] {
  const present = sheet.tags.filter(isColumnTag);
  const free = SHEET_CHARACTERS - RESERVED - charactersOf(present.map(lengthOf));
  const wanted = more.map((column) => lengthOfValue(printTag(column.key, memoryOf(column))));
  if (charactersOf(wanted) <= free && width <= LAST_COLUMN) return [];
  const shorter = present.flatMap((tag) => {
    const { key, memory } = readTag(tag);
    const { title, pattern } = memory;
    const old = tag.metadataKey !== TAG.column && title !== undefined && pattern !== undefined;
    return old ? { tag, key, memory: { title, pattern } } : [];
  });
  const saved = shorter.reduce(
    (sum, { tag, key, memory }) => sum + lengthOf(tag) - lengthOfValue(printTag(key, memory)),
    0,
  );
  const room = free + saved;
  if (more.length > 0 && (charactersOf(wanted) > room || width > LAST_COLUMN)) {
    const fit = Math.min(fitting(wanted, room), Math.max(0, more.length - (width - LAST_COLUMN)));
    const params = { sheet: sheet.title, columns: present.length + more.length, fit: present.length + fit };
    throw new SheetsError(sheetsProblems.tooManyColumns, params, 0);
  }
  return shorter.flatMap(({ tag, key, memory }) =>
    tag.metadataId ? [retag(tag.metadataId, key, memory)] : [],
  );
}

const lengthOf = ({ metadataKey, metadataValue }: Tag) =>
  (metadataKey ?? '').length + (metadataValue ?? '').length;
const lengthOfValue = (value: string) => TAG.column.length + value.length;
const charactersOf = (lengths: number[]) => lengths.reduce((sum, length) => sum + length, 0);

/** How many of these lengths, from the first on, find room. */
function fitting(lengths: number[], room: number): number {
  let left = room;
  const over = lengths.findIndex((length) => {
    left -= length;
    return left < 0;
  });
  return over < 0 ? lengths.length : over;
}
