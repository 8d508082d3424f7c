/**
 * `node scripts/check-table-owners.ts`: reads the SQL of `src` and fails where a file names a table of another room
 * (`db/table-owners.ts`), a table without an owner, or a table that cannot be read from the text.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Exception, exceptions, tableOwners } from '../db/table-owners.ts';
import { tablesIn } from './sql-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const owners = new Map(Object.entries(tableOwners).flatMap(([room, tables]) => tables.map((t) => [t, room])));

/** The room that owns a table; undefined: none does. */
export function ownerOf(table: string): string | undefined {
  return owners.get(table) ?? owners.get(table.replace(/\..*/, '.*'));
}

/** A file of a room that answers HTTP. */
const ROUTES = /\bimport\b[^;]*\bApp\b[^;]*platform\/http\/http\.ts'/;

/**
 * What is wrong with the SQL of a file, a line each: `file:line: …`.
 * @param file from the repository's root.
 */
export function breachesIn(file: string, text: string, allowed: Exception[] = []): string[] {
  const room = /^src\/([^/]+)\//.exec(file)?.[1];
  const breaches: string[] = [];
  for (const { table, line } of tablesIn(text, (name) => ownerOf(name) !== undefined)) {
    if (allowed.some((one) => one.file === file && one.tables.includes(table ?? '?'))) continue;
    const breach = breachOf(table, room, ROUTES.test(text));
    if (breach) breaches.push(`${file}:${line}: ${breach}`);
  }
  return breaches;
}

function breachOf(table: string | null, room: string | undefined, routes: boolean): string | undefined {
  if (table === null) return 'the table cannot be read here: name it in place';
  const owner = ownerOf(table);
  if (!owner) return `the table ${table} has no owner in db/table-owners.ts`;
  if (owner !== room) return `the table ${table} belongs to ${owner}: call its verb, or listen to its event`;
  if (routes) return `SQL of ${table} stands among routes: it belongs in the room's store`;
}

/**
 * Every breach in `src`, and every exception that nothing needs any more.
 * @param allowed what `db/table-owners.ts` lists.
 */
export function allBreaches(allowed: Exception[] = exceptions): string[] {
  const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const breaches: string[] = [];
  for (const file of files.sort()) {
    breaches.push(...breachesIn(file, readFileSync(`${root}${file}`, 'utf8'), allowed));
  }
  for (const { file, tables } of allowed) {
    const text = files.includes(file) ? readFileSync(`${root}${file}`, 'utf8') : '';
    for (const table of tables) {
      const needed = breachesIn(file, text, [
        { file, tables: tables.filter((one) => one !== table), why: '' },
      ]);
      if (needed.length === 0) breaches.push(`db/table-owners.ts: ${file} needs no exception for ${table}`);
    }
  }
  return breaches;
}

if (import.meta.main) {
  const breaches = allBreaches();
  if (breaches.length > 0) {
    console.error(breaches.join('\n'));
    process.exitCode = 1;
  }
}
