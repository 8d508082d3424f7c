/**
 * What reading and printing JSON alone takes: `JSON.parse` of the very answers of MoySklad (bytes, so decoding them
 * counts; unpacking does not), `JSON.stringify` of the very cells that went to the sheet. CPU time of all threads.
 *
 * Argument: a file with a JsonWork in JSON.
 */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { cellsOf } from './capture.ts';

export interface JsonWork {
  /** Files with packed answers, and with bodies of writes. */
  pages: string[];
  bodies: string[];
}

/** Seconds of CPU, and what was worked on. */
export interface JsonTime {
  decodeSeconds: number;
  parseSeconds: number;
  stringifySeconds: number;
  parsedBytes: number;
  printedBytes: number;
}

const { pages, bodies }: JsonWork = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
const time: JsonTime = {
  decodeSeconds: 0,
  parseSeconds: 0,
  stringifySeconds: 0,
  parsedBytes: 0,
  printedBytes: 0,
};

/** Does some work and adds the CPU time it took. */
function clock<Result>(
  part: 'decodeSeconds' | 'parseSeconds' | 'stringifySeconds',
  work: () => Result,
): Result {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  time[part] += (user + system) / 1e6;
  return result;
}

for (const page of pages) {
  const bytes = gunzipSync(await readFile(page));
  const text = clock('decodeSeconds', () => bytes.toString());
  clock('parseSeconds', () => JSON.parse(text));
  time.parsedBytes += bytes.length;
}
for (const body of bodies) {
  const cells = await cellsOf(body);
  time.printedBytes += clock('stringifySeconds', () => JSON.stringify(cells)).length;
}
console.log(JSON.stringify(time));
