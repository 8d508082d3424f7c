import ts from 'typescript';

/** A table that a file's SQL names. */
export interface TableUse {
  /** As in `db/table-owners.ts`, with its schema when that is not `public`; null: named by something that cannot be read here. */
  table: string | null;
  /** From 1. */
  line: number;
}

/** Calls of Kysely whose first argument is a table. */
const TABLE_CALLS =
  /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto|using|from|\w+Join|\w+JoinLateral|\w+Apply|withSchema)$/;
/** Before a table in SQL. */
const BEFORE = String.raw`\b(?:from|join|into|update|table|truncate|using|only)\s+`;
const VERB =
  /^\s*(?:select|insert\s+into|update|delete\s+from|with|truncate|alter|create|lock|grant|merge|copy)\s/i;

/**
 * The tables that the SQL of a TypeScript file names: calls of Kysely, `sql` templates, and any text that reads like SQL.
 * @param isTable says whether a name is a table; in raw SQL other words are columns, aliases or functions.
 */
export function tablesIn(text: string, isTable: IsTable): TableUse[] {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const names = declared(file);
  const found: TableUse[] = [];
  const add = (node: ts.Node, ...tables: (string | null)[]) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push(...tables.map((table) => ({ table, line })));
  };

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const tables = tablesOfCall(node, names, isTable);
      // A query with a table's own name hides no table.
      add(node.name, ...tables.filter((table) => table === null || isTable(table) || !names.ctes.has(table)));
    } else if (isHidden(node)) {
      add(node, null);
    } else if (ts.isTaggedTemplateExpression(node) && isSql(node.tag)) {
      add(node, ...words(textOf(node.template), isTable));
    } else if (isText(node) && !ts.isTaggedTemplateExpression(node.parent)) {
      add(node, ...ofPlainText(node, isTable));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type IsTable = (name: string) => boolean;

interface Names {
  /** What `const` names stand for; null: the name has another meaning, too, or may change. */
  consts: Map<string, ts.Expression | null>;
  /** Queries that were named by `with`. */
  ctes: Set<string>;
}

function declared(file: ts.SourceFile): Names {
  const names: Names = { consts: new Map(), ctes: new Set() };
  const visit = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name)
    ) {
      const isConst = ts.isVariableDeclaration(node) && (node.parent.flags & ts.NodeFlags.Const) !== 0;
      const value = isConst && !names.consts.has(node.name.text) ? node.initializer : undefined;
      names.consts.set(node.name.text, value ?? null);
    }
    const name = ts.isCallExpression(node) && methodOf(node.expression);
    if (name === 'with' || name === 'withRecursive') {
      const [first] = (node as ts.CallExpression).arguments;
      if (first && ts.isStringLiteralLike(first)) names.ctes.add(first.text.replace(/\s*\(.*/s, ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** The tables of `.selectFrom('x as y')` and its like, of `sql.table('x')` and its like; none when it is no such call. */
function tablesOfCall(
  access: ts.PropertyAccessExpression,
  names: Names,
  isTable: IsTable,
): (string | null)[] {
  const method = access.name.text;
  const on = access.expression;
  const call = ts.isCallExpression(access.parent) && access.parent.expression === access && access.parent;
  const args = call ? [...call.arguments] : [];
  if (isSql(on) || methodOf(on) === 'dynamic') {
    if (!['table', 'ref', 'id', 'raw'].includes(method)) return [];
    // What `raw` says is read where the text stands.
    if (method === 'raw') return args.every(isText) && call ? [] : [null];
    const parts = args.flatMap((arg) => namesIn(arg, names) ?? [null]);
    if (!call || parts.includes(null)) return [null];
    const name = parts.join('.');
    return method === 'ref' ? words(name, isTable) : [name];
  }
  if (!TABLE_CALLS.test(method)) return [];
  // `change.from` is no call, `Buffer.from(…)` another.
  if (/^(from|using)$/.test(method) && (!call || (ts.isIdentifier(on) && /^[A-Z]/.test(on.text)))) return [];
  const tables = args[0] ? namesIn(args[0], names) : null;
  if (tables === null) return [null];
  return tables.map((name) =>
    method === 'withSchema' ? `${name}.*` : name.replace(/\s+as\s+.*/is, '').trim(),
  );
}

/** The names that an argument stands for, none for a subquery (its own calls are read); null: it cannot be read. */
function namesIn(node: ts.Expression, names: Names): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return [];
  if (ts.isTaggedTemplateExpression(node)) return [];
  // A subquery, or raw SQL, with its name.
  if (ts.isCallExpression(node)) return methodOf(node.expression) === 'as' || isSqlCall(node) ? [] : null;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return namesIn(node.expression, names);
  }
  if (ts.isIdentifier(node)) {
    const value = names.consts.get(node.text);
    return value
      ? namesIn(value, {
          ...names,
          consts: new Map([...names.consts].filter(([name]) => name !== node.text)),
        })
      : null;
  }
  const several = ts.isArrayLiteralExpression(node)
    ? [...node.elements]
    : ts.isConditionalExpression(node)
      ? [node.whenTrue, node.whenFalse]
      : null;
  const each = several?.map((one) => namesIn(one, names));
  return each && !each.includes(null) ? each.flatMap((found) => found ?? []) : null;
}

type Text = ts.StringLiteralLike | ts.TemplateExpression;
const isText = (node: ts.Node): node is Text => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

const isSql = (node: ts.Node): boolean =>
  (ts.isIdentifier(node) && node.text === 'sql') || methodOf(node) === 'sql';
const isSqlCall = (node: ts.CallExpression): boolean =>
  ts.isPropertyAccessExpression(node.expression) && isSql(node.expression.expression);

/** Kysely's calls and `sql` under a name by which they would not be found. */
function isHidden(node: ts.Node): boolean {
  if (ts.isImportSpecifier(node)) return node.propertyName?.text === 'sql';
  if (ts.isVariableDeclaration(node)) return node.initializer !== undefined && isSql(node.initializer);
  if (!ts.isElementAccessExpression(node)) return false;
  const { argumentExpression: by } = node;
  return ts.isStringLiteralLike(by) && TABLE_CALLS.test(by.text) && ts.isCallExpression(node.parent);
}

function methodOf(node: ts.Node): string | undefined {
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
}

/** A text with `$0` where a value stands. */
function textOf(node: ts.TemplateLiteral | Text): string {
  if (!ts.isTemplateExpression(node)) return node.text;
  return node.head.text + node.templateSpans.map((span) => `$0${span.literal.text}`).join('');
}

/** The tables of a text that reads like SQL; elsewhere of what stands where SQL names a table. */
function ofPlainText(node: Text, isTable: IsTable): (string | null)[] {
  const text = textOf(node);
  if (!VERB.test(text) && !isQuery(node)) {
    return [...text.matchAll(new RegExp(`${BEFORE}("?\\w+"?(?:\\."?\\w+"?)*)`, 'gi'))].flatMap(([, name]) =>
      words(name!, isTable),
    );
  }
  const named = words(text, isTable);
  const goesOn = ts.isBinaryExpression(node.parent) ? '(?:\\$0|"?$)' : '\\$0';
  return new RegExp(`${BEFORE}"?${goesOn}`, 'i').test(text) ? [...named, null] : named;
}

/** `client.query(…)` or `sql.raw(…)`, also when the text is put together there. */
function isQuery(node: ts.Node): boolean {
  let at = node.parent;
  while (ts.isBinaryExpression(at) || ts.isParenthesizedExpression(at) || ts.isConditionalExpression(at))
    at = at.parent;
  return ts.isCallExpression(at) && ['query', 'raw'].includes(methodOf(at.expression) ?? '');
}

/** The tables among the words of SQL; what stands after `as` is an alias, after a dot a column. */
function words(sql: string, isTable: IsTable): string[] {
  const bare = sql.replace(/'(?:[^']|'')*'|--.*|\/\*[\s\S]*?\*\//g, ' ');
  const found = new Set<string>();
  for (const [, as, name = ''] of bare.matchAll(/(\bas\s+)?((?:"?\b[a-z_]\w*"?\.?)+)/gi)) {
    if (as) continue;
    const parts = name
      .replaceAll('"', '')
      .toLowerCase()
      .replace(/^public\./, '')
      .split('.');
    const table = [parts.slice(0, 2).join('.'), parts[0]!].find(isTable);
    if (table) found.add(table);
  }
  return [...found];
}
