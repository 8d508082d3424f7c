import type { DriveFile } from '../library.ts';
import { SPREADSHEET } from './print.ts';
import { invalidParameter } from './refusals.ts';

/** Reads a search: terms joined by "and". https://developers.google.com/workspace/drive/api/guides/ref-search-terms */
export function readQuery(text: string): (file: DriveFile) => boolean {
  const tests = text
    .split(/\s+and\s+/i)
    .filter((term) => term.trim() !== '')
    .map((term): ((file: DriveFile) => boolean) => {
      const [, field, operator, quoted, bare] =
        /^\s*(\w+)\s*(!=|=|contains)\s*(?:'((?:[^'\\]|\\.)*)'|(true|false))\s*$/.exec(term) ?? [];
      const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
      if (value === undefined || !field || !operator) throw invalidParameter('Invalid Value', 'q', 'invalid');
      const name = (file: DriveFile) => file.spreadsheet.properties.title;
      switch (`${field} ${operator}`) {
        case 'mimeType =':
          return (file) => !file.office && value === SPREADSHEET;
        case 'mimeType !=':
          return (file) => file.office || value !== SPREADSHEET;
        case 'name contains':
          return (file) => name(file).toLowerCase().includes(value.toLowerCase());
        case 'name =':
          return (file) => name(file) === value;
        case 'trashed =':
          return (file) => String(file.trashed) === value;
        default:
          throw invalidParameter('Invalid Value', 'q', 'invalid');
      }
    });
  return (file) => tests.every((test) => test(file));
}
