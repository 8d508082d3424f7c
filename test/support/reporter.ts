import { relative } from 'node:path';
import { Readable } from 'node:stream';
import type { TestEvent } from 'node:test/reporters';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

/** A test that failed of itself, not because one inside it or the whole file did. */
interface Failure {
  file: string;
  name: string;
  /** The first line of its error. */
  why: string;
}

const figures = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/;

/**
 * The runner's usual report with an end that can be read: after the details of all failures a list says in a line each what
 * failed and why, in the order in which it happened, and the runner's figures come last.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: Failure[] = [];
  const inside: Omit<Failure, 'file'>[] = [];
  const last: TestEvent[] = [];
  async function* allButTheEnd() {
    for await (const event of events) {
      if (event.type === 'test:fail') inside.push(...failureOf(event));
      // What a test holds is told before the test itself, which alone is sure to stand in the file that was run.
      if ((event.type === 'test:fail' || event.type === 'test:pass') && event.data.nesting === 0)
        for (const failure of inside.splice(0)) failures.push({ ...failure, file: fileOf(event) });
      if (event.type === 'test:diagnostic' && event.data.nesting === 0 && figures.test(event.data.message))
        last.push(event);
      else yield event;
    }
  }
  yield* printed(allButTheEnd());
  if (failures.length > 0) yield `\nWhat failed:\n${listed(failures).join('')}\n`;
  yield* printed(last);
}

/** As the reporter `spec` prints it. */
function printed(events: Iterable<TestEvent> | AsyncIterable<TestEvent>): AsyncIterable<string> {
  return Readable.from(events).pipe(new spec());
}

/** Files that share a process are groups in it, named after them. */
const together = relative('.', fileURLToPath(new URL('together.ts', import.meta.url)));

function fileOf({ data }: { data: { name: string; file?: string } }): string {
  const file = relative('.', data.file ?? '');
  return file === together ? data.name : file;
}

function failureOf({ data }: Extract<TestEvent, { type: 'test:fail' }>): Omit<Failure, 'file'>[] {
  const { error } = data.details;
  const { failureType } = error as { failureType?: string };
  // What holds it says why.
  if (failureType === 'subtestsFailed' || failureType === 'cancelledByParent') return [];
  const cause = error.cause instanceof Error ? error.cause.message : String(error.cause ?? error.message);
  const [why = ''] = cause.trim().split('\n');
  return [{ name: data.name, why }];
}

/** A line for each failure; those of one file with the same reason (what all its tests begin with did not work) share one. */
function listed(failures: Failure[]): string[] {
  const alike = new Map<string, Failure[]>();
  for (const failure of failures) {
    // The runner names a whole file by its path, and says of it only that something in it failed.
    const isFile = relative('.', failure.name) === failure.file;
    if (isFile && failures.some((other) => other.file === failure.file && other !== failure)) continue;
    const key = `${failure.file}\n${failure.why}`;
    alike.set(key, [...(alike.get(key) ?? []), failure]);
  }
  return [...alike.values()].map(([first, ...more]) => {
    const others = more.length > 0 ? ` (and ${more.length} more of this file)` : '';
    return `✖ ${first?.file} › ${first?.name}${others}\n    ${first?.why}\n`;
  });
}
