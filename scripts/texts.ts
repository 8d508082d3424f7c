/**
 * `npm run texts`: prints every text that a person may see as one table, both languages side by side, with its key and where it is shown.
 * Texts of pages come from their JSON; all others from the sources: `{ ru, en }`, a Russian text followed by its English one among the
 * arguments of a call, a Russian text alone (values of cells, the sandbox's pages), and what the command line says.
 * test/texts.test.ts holds all of them to the words of docs/ARCHITECTURE.md.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const russian = /[а-яё]/i;

export interface Text {
  /** Its key: of a page `namespace:key`, of a source the file, the line and the names around it. */
  key: string;
  where: string;
  ru: string;
  /** Empty where the other language has no such text. */
  en: string;
}

/** Where a person meets the texts of a file; the first that fits. */
const places: [RegExp, string][] = [
  [/^src\/commands\//, 'command line'],
  [/emails?\.ts$|tell-lost\.ts$/, 'email'],
  [
    /^src\/catalogue\/(exporters|columns|filter|exporter)/,
    'catalogue: kinds, columns, conditions, templates, cells',
  ],
  [/^src\/sheets\/(?!client)|^src\/engine\/(?!problems)/, 'the sheet'],
  [/^sandbox\//, "the sandbox's pages and answers"],
  [/^src\//, 'an answer of the server'],
];

/** Every text, pages first. */
export function texts(): Text[] {
  return [...textsOfPages(), ...textsOfSources()];
}

function textsOfPages(): Text[] {
  return found('web/src/**/*.ru.json').flatMap((file) => {
    const namespace = basename(file, '.ru.json');
    const ru = flat(read(file));
    const en = flat(read(file.replace('.ru.', '.en.')));
    return [...new Set([...ru.keys(), ...en.keys()])].map((key) => ({
      key: `${namespace}:${key}`,
      where: `page ${file.split('/').at(-2)}`,
      ru: ru.get(key) ?? '',
      en: en.get(key) ?? '',
    }));
  });
}

const read = (file: string): unknown => JSON.parse(readFileSync(root + file, 'utf8'));
const found = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

function flat(value: unknown, key = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'string') into.set(key, value);
  else
    for (const [name, inside] of Object.entries(value as object))
      flat(inside, key ? `${key}.${name}` : name, into);
  return into;
}

function textsOfSources(): Text[] {
  const files = [...found('src/**/*.ts'), ...found('sandbox/**/*.ts')].filter(
    (file) => !/\.test\.ts$|\/generate\/|\/testing\.ts$/.test(file),
  );
  return files.flatMap((file) => {
    const where = places.find(([pattern]) => pattern.test(file))?.[1] ?? file;
    const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest, true);
    return textsIn(source).map(({ node, ru, en }) => ({ key: keyOf(node, source), where, ru, en }));
  });
}

type Found = { node: ts.Node; ru: string; en: string };

function textsIn(source: ts.SourceFile): Found[] {
  const all: Found[] = [];
  const paired = new Set<ts.Node>();
  const command = source.fileName.startsWith('src/commands/');
  const pair = (node: ts.Node, ru: ts.Expression, en: ts.Expression) => {
    paired.add(ru).add(en);
    all.push({ node, ru: textOf(ru)!, en: textOf(en)! });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [ru, en] = ['ru', 'en'].map((name) => initializerOf(node, name));
      if (ru && en && russian.test(textOf(ru) ?? '') && textOf(en) !== undefined) pair(node, ru, en);
    } else if (ts.isCallExpression(node)) {
      for (const [at, ru] of node.arguments.entries()) {
        const en = node.arguments[at + 1];
        const both = [ru, en].map((one) => one && textOf(one));
        if (russian.test(both[0] ?? '') && both[1] && !russian.test(both[1])) pair(node, ru, en!);
      }
    } else if (!paired.has(node) && !isCode(node)) {
      const text = textOf(node);
      if (text && russian.test(text)) all.push({ node, ru: text, en: '' });
      else if (command && text && /[a-z]\S* \S*[a-z]/i.test(text)) all.push({ node, ru: '', en: text });
    }
    if (!paired.has(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return all;
}

function initializerOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find((one) => one.name?.getText() === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** The text of a literal, what it fills in as `{…}`; undefined for anything else. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return;
  const spans = node.templateSpans.map(
    ({ expression, literal }) => `{${expression.getText()}}${literal.text}`,
  );
  return node.head.text + spans.join('');
}

/** A literal that no person reads: the path of an import, a type. */
function isCode({ parent }: ts.Node): boolean {
  return !!parent && (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent));
}

function keyOf(node: ts.Node, source: ts.SourceFile): string {
  const names: string[] = [];
  for (let at = node; at.parent; at = at.parent)
    if (ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at)) names.unshift(at.name.getText());
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${source.fileName}:${line + 1} ${names.join('.')}`.trim();
}

if (import.meta.main) {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', '⏎');
  console.log('| key | where | по-русски | English |\n| --- | --- | --- | --- |');
  for (const { key, where, ru, en } of texts())
    console.log(`| ${[key, where, ru, en].map(cell).join(' | ')} |`);
}
