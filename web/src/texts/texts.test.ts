import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../', import.meta.url));
const tsconfig = join(root, '../tsconfig.json');
const inSources = ts.sys.readDirectory(root, ['.ts', '.tsx', '.json']);
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(tsconfig, ts.sys.readFile).config,
  ts.sys,
  dirname(tsconfig),
);
const host = ts.createCompilerHost(options);
host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
// Icons show no texts, and are half of all declarations.
const { getSourceFile } = host;
host.getSourceFile = (file, language, ...more) =>
  file.includes('/@tabler/icons-react/')
    ? ts.createSourceFile(file, 'export {};', language)
    : getSourceFile(file, language, ...more);
const program = ts.createProgram(
  inSources.filter((file) => /(?<!\.test)\.tsx?$/.test(file)),
  options,
  host,
);
const checker = program.getTypeChecker();
const sources = program
  .getSourceFiles()
  .filter(({ fileName }) => fileName.startsWith(root) && !fileName.endsWith('.json'));

/** All texts of a language by `namespace:key`. */
function textsOf(language: 'ru' | 'en'): Map<string, string> {
  const texts = new Map<string, string>();
  const flatten = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value);
    else
      for (const [name, inside] of Object.entries(value as object))
        flatten(inside, `${key}${key.endsWith(':') ? '' : '.'}${name}`);
  };
  for (const file of inSources.filter((name) => name.endsWith(`.${language}.json`)))
    flatten(JSON.parse(readFileSync(file, 'utf8')), `${basename(file, `.${language}.json`)}:`);
  return texts;
}

const russian = textsOf('ru');
const english = textsOf('en');
const withoutForm = (key: string) => key.replace(/_(one|few|many|other)$/, '');
const formsOf = (texts: Map<string, string>, key: string) =>
  [...texts.keys()]
    .filter((other) => other !== key && withoutForm(other) === key)
    .map((other) => other.slice(key.length + 1))
    .sort();

test('both languages have the same texts, and all forms of each', () => {
  const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(withoutForm))].sort();
  assert.deepEqual(keys(english), keys(russian));
  for (const key of keys(russian)) {
    if (russian.has(key)) continue;
    assert.deepEqual(formsOf(russian, key), ['few', 'many', 'one', 'other'], key);
    assert.deepEqual(formsOf(english, key), ['one', 'other'], key);
  }
});

test('what a text fills in is the same in both languages', () => {
  const filled = (text = '') => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
  for (const [key, text] of english) assert.deepEqual(filled(russian.get(key)), filled(text), key);
});

/** What a text is asked for: a pattern of `namespace:key`. */
interface Asked {
  file: string;
  pattern: RegExp;
  namespace: string;
}

test('every text is shown somewhere, and what is shown is there', () => {
  const keys = [...new Set([...russian.keys()].map(withoutForm))];
  const used = new Set<string>();
  for (const { file, pattern } of asked) {
    const found = keys.filter((key) => pattern.test(key));
    assert.ok(found.length > 0, `${file} shows ${pattern}`);
    for (const key of found) used.add(key);
  }
  assert.deepEqual(
    keys.filter((key) => !used.has(key)),
    [],
    'texts that nobody shows',
  );
});

test('a page loads the texts that it shows, and no others', () => {
  const first = namespacesExportedBy(join(root, 'texts/ru.ts'));
  const loads: Record<string, string[]> = {};
  const shows: Record<string, string[]> = {};
  const shownBy = (file: string) => {
    const files = reachable(file);
    const names = asked.filter((one) => files.has(one.file)).map(({ namespace }) => namespace);
    return [...new Set(names)].filter((name) => !first.has(name)).sort();
  };
  for (const source of sources)
    visit(source, (node) => {
      if (!ts.isCallExpression(node) || !/^lazy(Page|RouteComponent)$/.test(node.expression.getText()))
        return;
      const target = /import\('(.+?)'\)/.exec(node.getText())?.[1];
      if (!target) return;
      const page = resolve(dirname(source.fileName), target);
      const given = node.arguments.slice(2).map((argument) => (argument as ts.StringLiteral).text);
      loads[relative(root, page)] = given.sort();
      shows[relative(root, page)] = shownBy(page);
    });
  assert.ok(Object.keys(loads).length > 20, 'the pages are found');
  assert.deepEqual(loads, shows);
  assert.deepEqual(shownBy(join(root, 'main.tsx')), [], 'what is loaded first has its texts');
});

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

function namespacesExportedBy(file: string): Set<string> {
  return new Set(
    [...readFileSync(file, 'utf8').matchAll(/default as '?([\w-]+)'?/g)].map(([, name]) => name!),
  );
}

const asked: Asked[] = sources.flatMap((source) => {
  const found: Asked[] = [];
  visit(source, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
    const own = namespaceOf(node.expression);
    if (own === undefined) return;
    for (const pattern of patternsOf(node.arguments[0]!)) {
      const whole = pattern.includes(':') ? pattern : `${own}:${pattern}`;
      found.push({
        file: source.fileName,
        pattern: new RegExp(`^${whole}$`),
        namespace: whole.slice(0, whole.indexOf(':')),
      });
    }
  });
  return found;
});

/** The namespace that a `t` reads where a key names none; undefined for any other function. */
function namespaceOf(name: ts.Identifier): string | undefined {
  if (name.text === 'knownText') return '';
  if (name.text !== 't') return;
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  if (!declaration || !ts.isBindingElement(declaration)) return 'common';
  const hook = declaration.parent.parent as ts.VariableDeclaration;
  const given = (hook.initializer as ts.CallExpression).arguments[0];
  if (!given) return 'common';
  return ((ts.isArrayLiteralExpression(given) ? given.elements[0] : given) as ts.StringLiteral).text;
}

/** All that an expression may be, as patterns; what is not known by its type may be anything. */
function patternsOf(expression: ts.Expression): string[] {
  if (ts.isConditionalExpression(expression))
    return [...patternsOf(expression.whenTrue), ...patternsOf(expression.whenFalse)];
  if (!ts.isTemplateExpression(expression)) return valuesOf(expression);
  let patterns = [literally(expression.head.text)];
  for (const { expression: inside, literal } of expression.templateSpans) {
    const values = ts.isConditionalExpression(inside) ? patternsOf(inside) : valuesOf(inside);
    patterns = patterns.flatMap((before) => values.map((value) => before + value + literally(literal.text)));
  }
  return patterns;
}

function valuesOf(expression: ts.Expression): string[] {
  const type = checker.getTypeAtLocation(expression);
  const types = type.isUnion() ? type.types : [type];
  return types.every((one) => one.isStringLiteral())
    ? types.map((one) => literally((one as ts.StringLiteralType).value))
    : ['.+'];
}

function literally(text: string): string {
  return text.replaceAll('.', '\\.');
}

/** A file and all that is loaded with it. */
function reachable(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const statement of program.getSourceFile(file)?.statements ?? []) {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (/^\..*\.tsx?$/.test(from)) reachable(resolve(dirname(file), from), found);
  }
  return found;
}
