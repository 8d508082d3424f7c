/**
 * `npm run errors`: writes docs/ERRORS.md from every list of problems in src. A list is what is declared as
 * `export const … = {…} satisfies Record<string, ProblemKind>`; a docstring beside a problem says when it occurs, where its text does not.
 * test/docs.test.ts fails while the document is not current.
 */
import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { exitCodes } from '../src/commands/exit-codes.ts';
import type { Localized, ProblemKind } from '../src/platform/problems.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = `${root}docs/ERRORS.md`;
const place = /(?<=<!-- errors -->\n)[\s\S]*(?=<!-- \/errors -->)/;

/** The lists of a module, each with its own text. */
const lists = /^export const (\w+) = \{\n([\s\S]*?)^\} satisfies Record<string, ProblemKind>/gm;
const docstrings = /^ {2}\/\*\*\s*((?:(?!\*\/)[\s\S])*?)\s*\*\/\n {2}(\w+): \{/gm;

interface Listed {
  /** The module, from the root of the repository. */
  path: string;
  kind: ProblemKind;
  /** The docstring beside it; empty where there is none. */
  when: string;
}

/** Every kind of problem that the program can tell, room by room, in the order of its list. */
export async function problemKinds(): Promise<Listed[]> {
  const kinds: Listed[] = [];
  const paths: string[] = [];
  for await (const path of glob('src/**/*.ts', { cwd: root })) paths.push(path);
  for (const path of paths.sort()) {
    const text = await readFile(root + path, 'utf8');
    for (const [, list = '', body = ''] of text.matchAll(lists)) {
      const { [list]: problems } = (await import(pathToFileURL(root + path).href)) as Record<
        string,
        Record<string, ProblemKind>
      >;
      const when = new Map([...body.matchAll(docstrings)].map(([, said = '', name = '']) => [name, said]));
      for (const [name, kind] of Object.entries(problems ?? {}))
        kinds.push({ path, kind, when: oneLine(when.get(name) ?? '') });
    }
  }
  return kinds;
}

/** The document as it is now, and with the tables that the lists make. */
export async function errorsDocument(): Promise<{ current: string; wanted: string }> {
  const current = await readFile(file, 'utf8');
  if (!place.test(current)) throw new Error('docs/ERRORS.md has no place for the tables');
  const byPath = Map.groupBy(await problemKinds(), ({ path }) => path);
  const lines = [...byPath].flatMap(([path, kinds]) => [
    `## ${path}`,
    '| code | HTTP | exit | по-русски | English | when |',
    '| --- | --- | --- | --- | --- | --- |',
    ...kinds.map(line),
    '',
  ]);
  return { current, wanted: current.replace(place, () => `${lines.join('\n').trimEnd()}\n`) };
}

function line({ kind, when }: Listed): string {
  const { code, status, title, detail } = kind;
  const warning = status === 200;
  const exit = warning ? '0' : (exitCodes.get(code) ?? []).join(', ');
  const told = (language: keyof Localized) => `**${title[language]}.** ${oneLine(detail[language])}`;
  const cells = [`\`${code}\``, warning ? 'warning' : status, exit, told('ru'), told('en'), when];
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

const oneLine = (text: string) => text.replace(/\s*\n[\s*]*/g, ' ');

if (import.meta.main) await writeFile(file, (await errorsDocument()).wanted);
