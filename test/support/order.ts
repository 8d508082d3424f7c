import { seededRandom } from '../../sandbox/faults.ts';

/** What takes longest, the longest first; the ten slowest stand with their figures in docs/DEVELOPMENT.md. */
export const longest = [
  'test/browser-axe.test.ts',
  'test/browser.test.ts',
  'test/browser-demo.test.ts',
  'test/browser-drafts.test.ts',
  'test/walls-routes.test.ts',
  'src/cli.test.ts',
  'test/browser-schedule.test.ts',
  'test/admin.test.ts',
  'test/browser-connections.test.ts',
  'test/browser-people.test.ts',
  'test/tasks.test.ts',
  'test/plan-kills.test.ts',
  'test/live-start.test.ts',
  'test/chaos.test.ts',
  'test/browser-admin.test.ts',
  'test/browser-scenarios.test.ts',
  'test/rotation.test.ts',
  'test/bad-input.test.ts',
  'test/command-line.test.ts',
  'test/security-input.test.ts',
  'test/browser-plans.test.ts',
  'test/browser-webhooks.test.ts',
  'test/exactness/dictionaries.test.ts',
  'test/changes-random.test.ts',
  'test/browser-changes.test.ts',
  'test/persons-edits/replace.test.ts',
  'test/exactness/lines.test.ts',
  'test/exactness/documents.test.ts',
  'test/persons-edits/upsert.test.ts',
  'test/exactness/reports.test.ts',
  'test/schedules.test.ts',
  'test/browser-lists.test.ts',
  'test/crossing.test.ts',
  'test/places.test.ts',
  'test/ctrl-c.test.ts',
  'test/browser-template.test.ts',
  'test/heavy-formulas.test.ts',
  'test/demo-templates.test.ts',
  'test/browser-outgoing.test.ts',
  'test/hooks-killed.test.ts',
  'test/every-exporter.test.ts',
  'src/people/sign-in.test.ts',
  'test/browser-frame.test.ts',
  'test/browser-forms.test.ts',
  'test/browser-looks.test.ts',
];

/**
 * The order in which files are run: the longest first, the others as they come by name.
 * @param seed given, they come in any order, the same for the same seed.
 */
export function inOrder(files: string[], seed?: number): string[] {
  if (seed !== undefined) return shuffled(files, seededRandom(seed));
  const place = (file: string) => (longest.includes(file) ? longest.indexOf(file) : longest.length);
  return files.toSorted((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
}

/** What changes its process for good (`fetch`, what a browser has, the address of PostgreSQL), or waits at its top. */
export const alone = [
  'src/catalogue/exporters/documentation.test.ts',
  'test/catalogue/official-examples.test.ts',
  'test/docs.test.ts',
  'test/export-days.test.ts',
  'test/openapi-examples.test.ts',
  'test/openapi.test.ts',
  'test/postgres-lost.test.ts',
  'test/support/chromium.test.ts',
  // Leaves the environment with templates that it has dropped.
  'test/support/templates.test.ts',
  'web/src/api/changeOnce.test.ts',
  'web/src/api/headStart.test.ts',
  'web/src/features/drafts/keeper.test.ts',
  'web/src/features/tasks/outcome.test.ts',
];

/** So many short files share a process: what they all load takes a second of processor, which is a third of what most of them take. */
const TOGETHER = 6;

/**
 * Which files share a process: what is long or has to be alone has its own, the others are taken some at a time as they come; by name
 * these are neighbours.
 * @param files in their order.
 */
export function inProcesses(files: string[]): string[][] {
  const short = files.filter((file) => !longest.includes(file) && !alone.includes(file));
  return files.flatMap((file) => {
    const place = short.indexOf(file);
    if (place < 0) return [[file]];
    return place % TOGETHER === 0 ? [short.slice(place, place + TOGETHER)] : [];
  });
}

function shuffled(files: string[], random: () => number): string[] {
  const drawn = files.toSorted().map((file) => ({ file, at: random() }));
  return drawn.sort((one, other) => one.at - other.at).map(({ file }) => file);
}
