/**
 * `node scripts/capability-docs.ts`: writes the table of capabilities in docs/API_DESIGN.md from src/platform/http/capabilities.ts.
 * test/docs.test.ts fails while the table is not current.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type Action,
  capabilities,
  capabilityOf,
  roleMay,
  roles,
} from '../src/platform/http/capabilities.ts';

const file = fileURLToPath(new URL('../docs/API_DESIGN.md', import.meta.url));
const table = /(?<=<!-- capabilities -->\n)[\s\S]*(?=<!-- \/capabilities -->)/;

/** The document as it is now, and with the table that `capabilities` make. */
export async function capabilityTable(): Promise<{ current: string; wanted: string }> {
  const current = await readFile(file, 'utf8');
  if (!table.test(current)) throw new Error('docs/API_DESIGN.md has no place for the table');
  const rows = (Object.keys(capabilities) as Action[]).map((action) => {
    const { title, forKeys, whenClosed } = capabilityOf(action);
    const marks = [...roles.map((role) => roleMay(role, action)), forKeys, whenClosed ?? false];
    return `| \`${action}\` | ${title} | ${marks.map((mark) => (mark ? '✓' : '')).join(' | ')} |`;
  });
  const lines = [
    `| action | what | ${roles.join(' | ')} | API key | closed company |`,
    '| --- | --- | :-: | :-: | :-: | :-: | :-: | :-: |',
    ...rows,
  ];
  return { current, wanted: current.replace(table, () => `${lines.join('\n')}\n`) };
}

if (import.meta.main) await writeFile(file, (await capabilityTable()).wanted);
