/**
 * `npm run exporters`: writes the table of exporters in docs/EXPORTERS.md from the catalogue, each with how it is proved.
 * src/catalogue/exporters/documentation.test.ts fails while the table is not current.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { servedPaths } from '../sandbox/index.ts';
import { isDefault } from '../src/catalogue/columns/choose.ts';
import { EDITION } from '../src/catalogue/columns/columns.ts';
import { type Exporter, modes, sections } from '../src/catalogue/exporter.ts';
import { catalogue, customDictionary } from '../src/catalogue/exporters/index.ts';

const file = fileURLToPath(new URL('../docs/EXPORTERS.md', import.meta.url));
const proofs = new URL('../test/catalogue/', import.meta.url);
const table = /(?<=<!-- exporters -->\n)[\s\S]*(?=<!-- \/exporters -->)/;

const sectionTitles: Record<(typeof sections)[number], string> = {
  sales: 'Sales (Продажи)',
  purchases: 'Purchases (Закупки)',
  goods: 'Goods (Товары)',
  stock: 'Stock (Склад)',
  counterparties: 'Counterparties (Контрагенты)',
  money: 'Money (Деньги)',
  retail: 'Retail (Розница)',
  production: 'Production (Производство)',
  indicators: 'Indicators (Показатели)',
  settings: 'Settings (Настройки)',
};

/** The document as it is now, and with the tables that the catalogue makes. */
export async function exportersTable(): Promise<{ current: string; wanted: string }> {
  const current = await readFile(file, 'utf8');
  if (!table.test(current)) throw new Error('docs/EXPORTERS.md has no place for the table');
  const exporters = [...catalogue, { ...customDictionary('…'), key: 'customentity:<id>' }];
  const status = await proved();
  const count = (what: keyof Status) => exporters.filter((exporter) => status(exporter)[what]).length;
  const lines = [
    `${catalogue.length} exporters, and one that stands for each of the account's own dictionaries: ${count('fixture')} have a fixture, ${count('example')} an official example, ${count('sandbox')} are served by the sandbox.`,
    '',
    ...sections.flatMap((section) => [
      `### ${sectionTitles[section]}`,
      '| key | title | columns: usual / all | cursor | modes | calls per 1,000 rows | fixture | official example | sandbox |',
      '| --- | --- | --- | --- | --- | --- | :-: | :-: | :-: |',
      ...exporters
        .filter((exporter) => exporter.section === section)
        .map((exporter) => line(exporter, status(exporter))),
      '',
    ]),
  ];
  return { current, wanted: current.replace(table, () => `${lines.join('\n').trimEnd()}\n`) };
}

interface Status {
  fixture: boolean;
  /** One of MoySklad's own examples of answers is made into cells. */
  example: boolean;
  /** The sandbox has objects of it to read. */
  sandbox: boolean;
}

/** Says of an exporter how it is proved. */
async function proved(): Promise<(exporter: Exporter) => Status> {
  const fixtures = new Set(await readdir(new URL('fixtures/', proofs)));
  const examples = z
    .record(z.string(), z.array(z.string()).nonempty())
    .parse(JSON.parse(await readFile(new URL('official-examples.json', proofs), 'utf8')));
  return ({ key, reading }) => {
    const [name = ''] = key.split(':');
    return {
      fixture: fixtures.has(`${name}.json`),
      example: name in examples,
      sandbox: servedPaths.has(reading.path.replace(/\/customentity\/.*/, '/customentity')),
    };
  };
}

function line(exporter: Exporter, status: Status): string {
  const { key, title, columns, reading } = exporter;
  const usual = columns.filter((column) => isDefault(exporter, column, EDITION)).length;
  const cursor = reading.order === 'updated' ? 'updated' : 'whole comparison';
  const cells = [
    `\`${key}\``,
    title.ru,
    `${usual} / ${columns.length}`,
    cursor,
    modes.join(', '),
    cost(exporter),
    ...[status.fixture, status.example, status.sandbox].map((has) => (has ? '✓' : '')),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The rule stands above the tables in the document. */
function cost({ columns, reading }: Exporter): string {
  const { answer, lines, weight, async } = reading;
  if (answer !== 'rows') return '1 a run';
  if (lines !== null) return '10';
  const references = columns.filter(({ byDefault, named }) => byDefault && named).length;
  const calls = references === 0 ? '1' : `1 + ${references}`;
  return `${calls}${weight === 1 ? '' : `, a page takes ${weight} units`}${async ? ', or 3 a run' : ''}`;
}

if (import.meta.main) await writeFile(file, (await exportersTable()).wanted);
