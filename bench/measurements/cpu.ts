import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepPages } from '../capture.ts';
import { fill, type Run, type Wanted } from '../export.ts';
import type { JsonTime, JsonWork } from '../json-only.ts';
import { atMost, figure, type Measurement, megabytes, PROMISED_FROM, type Task } from '../measurement.ts';
import { openMoyskladReader } from '../moysklad.ts';
import { measure } from '../process.ts';
import type { World } from '../providers.ts';
import type { Transfer } from '../transfer.ts';

const jsonProgram = fileURLToPath(new URL('../json-only.ts', import.meta.url));
const PER_ROWS = 100_000;
/** One run alone may be a tenth away from the next one; the first start of all compiles, too. */
const RUNS = 3;

/** The CPU time of the whole exporting process against that of reading and printing the same JSON. */
export async function measureCpu(
  { orders, say }: Task,
  filled: () => Promise<Transfer>,
): Promise<Measurement> {
  const { filled: first, facts, bodies } = await filled();
  const { providers, run } = first;
  say(`reading and printing the JSON of ${orders} orders`);
  const moysklad = openMoyskladReader(providers.moyskladUrl, providers.moyskladToken);
  const pages = await keepPages(join(providers.folder, 'pages'), moysklad, facts.fewest.pages);
  await moysklad.close();
  const work: JsonWork = { pages, bodies: bodies.files };
  const file = join(providers.folder, 'json-only.json');
  await writeFile(file, JSON.stringify(work));
  const json = middle(await inTurn(RUNS, () => jsonOnce(file)), totalOf);
  say(`Skladno twice more, ${orders} orders`);
  const more = await inTurn(RUNS - 1, () => exportAnew(providers.world, first.wanted));
  const exported = middle([run, ...more], ({ cpuSeconds }) => cpuSeconds);

  const per = PER_ROWS / facts.rows;
  const parse = (json.decodeSeconds + json.parseSeconds) * per;
  const print = json.stringifySeconds * per;
  const skladno = exported.cpuSeconds * per;
  return {
    title: `CPU per ${figure(PER_ROWS)} rows`,
    about:
      'User and system time of all threads. Skladno: the whole process of the first export above, from its start to its end. JSON: the very answers and cells of that export, in one process. Of each the middle one of three runs; the answers come as bytes, and `JSON.parse` reads text, so decoding counts, unpacking does not.',
    table: [
      ['', 'CPU seconds'],
      ['Skladno', figure(skladno, 2)],
      [`\`JSON.parse\` of ${megabytes(json.parsedBytes * per)}`, figure(parse, 2)],
      ['– of that, decoding UTF-8', figure(json.decodeSeconds * per, 2)],
      [`\`JSON.stringify\` into ${megabytes(json.printedBytes * per)}`, figure(print, 2)],
      ['Skladno / (parse + stringify)', figure(skladno / (parse + print), 2)],
    ],
    bounds:
      facts.rows >= PROMISED_FROM
        ? [atMost('CPU seconds per 100,000 rows, 2.5 × (parse + stringify)', skladno, 2.5 * (parse + print))]
        : [],
    facts: { rows: facts.rows, skladnoSeconds: exported.cpuSeconds, json },
  };
}

async function jsonOnce(file: string): Promise<JsonTime> {
  const done = await measure([jsonProgram, file], { environment: process.env });
  if (!done) throw new Error('reading and printing takes more than an hour');
  return JSON.parse(done.output);
}

async function inTurn<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  while (results.length < times) results.push(await run());
  return results;
}

/** The same export again, into another empty spreadsheet. */
async function exportAnew(world: World, wanted: Wanted): Promise<Run> {
  const { providers, run } = await fill(world, wanted);
  await providers.close();
  return run;
}

const totalOf = (time: JsonTime) => time.decodeSeconds + time.parseSeconds + time.stringifySeconds;

function middle<T>(runs: T[], secondsOf: (run: T) => number): T {
  const sorted = [...runs].sort((a, b) => secondsOf(a) - secondsOf(b));
  return sorted[sorted.length >> 1] as T;
}
