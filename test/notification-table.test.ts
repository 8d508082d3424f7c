import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { emails as ofCompanies } from '../src/companies/emails.ts';
import { kinds, type NotificationKind } from '../src/notifications/kinds.ts';
import { platformEmails as ofPlatform } from '../src/notifications/texts/platform.ts';
import { emails as ofPeople } from '../src/people/emails.ts';

const whom: Record<string, string> = {
  owner: 'owners',
  admin: 'owners, admins',
  editor: 'owners, admins, editors',
  viewer: 'everybody',
};
const marks = { opens: 'once for each problem', closes: 'once, when a problem was told' };

function rowOf(key: string, { role, mark, gathered, app, email }: NotificationKind): string {
  const often = mark ? marks[mark] : 'each time';
  const how = gathered ? 'first at once, the rest gathered' : 'at once';
  const onOff = (on: boolean) => (on ? 'on' : 'off');
  return `| \`${key}\` | ${whom[role]} | ${often} | ${how} | ${onOff(app)} | ${onOff(email)} |`;
}

test('docs/NOTIFICATIONS.md is the table of all that people are told', async () => {
  const text = await readFile(new URL('../docs/NOTIFICATIONS.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const wanted = Object.entries(kinds).map(([key, kind]) => rowOf(key, kind));
  const others = [...Object.keys(ofPeople), ...Object.keys(ofCompanies), ...Object.keys(ofPlatform)];
  assert.deepEqual(rows.slice(0, wanted.length), wanted);
  const told = rows.slice(wanted.length).map((line) => /^\| `([\w-]+)`/.exec(line)?.[1]);
  assert.deepEqual(told, others, 'emails that nobody chooses');
});

test('what people are told leads to a page that there is', async () => {
  const routes = await readFile(new URL('../web/src/routes/company.ts', import.meta.url), 'utf8');
  const pages = new Set([...routes.matchAll(/^ {2}path: '(.*)',$/gm)].map(([, path]) => `/${path}`));
  for (const [key, { path }] of Object.entries(kinds))
    assert.ok(pages.has(path.replace(/\{(\w+)\}/g, '$$$1')), `${key}: ${path}`);
});
