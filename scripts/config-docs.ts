/**
 * `node scripts/config-docs.ts`: writes the table of the environment in docs/DEVELOPMENT.md from src/config-keys.ts.
 * test/docs.test.ts fails while the table is not current.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { keys } from '../src/config-keys.ts';

const file = fileURLToPath(new URL('../docs/DEVELOPMENT.md', import.meta.url));
const table = /(?<=<!-- environment -->\n)[\s\S]*(?=<!-- \/environment -->)/;

/** The document as it is now, and with the table that `keys` make. */
export async function environmentTable(): Promise<{ current: string; wanted: string }> {
  const current = await readFile(file, 'utf8');
  if (!table.test(current)) throw new Error('docs/DEVELOPMENT.md has no place for the table');
  const rows = Object.entries(keys).map(([name, { meaning, default: byDefault, example }]) => {
    const standard = byDefault === undefined ? '' : `\`${byDefault}\``;
    return `| \`${name}\` | ${meaning} | ${standard} | \`${example}\` |`;
  });
  const lines = ['| key | meaning | default | example |', '| --- | --- | --- | --- |', ...rows];
  return { current, wanted: current.replace(table, () => `${lines.join('\n')}\n`) };
}

if (import.meta.main) await writeFile(file, (await environmentTable()).wanted);
