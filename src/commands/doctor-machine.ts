import { statfs } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { placeOfDataDir } from '../platform/db/embedded-place.ts';
import { type Finding, reasonOf } from './finding.ts';

/** What the program is written for. */
const NODE = 24;
/** A day of work on a small disk; below 64 MB Skladno takes no more (src/platform/http/health.ts). */
const LEAST_ROOM = 1024 ** 3;

export async function checkNode(): Promise<Finding[]> {
  const { node } = process.versions;
  const ok = Number(node.split('.')[0]) >= NODE;
  const told = ok
    ? node
    : `${node} is too old: start Skladno by \`npx skladno\`, which takes Node.js ${NODE}`;
  return [{ what: 'Node.js', ok, told }];
}

/** Room for the embedded database, in a folder that may be written; of the disk of another PostgreSQL nothing is known here. */
export async function checkDisk({ databaseUrl, dataDir }: Config): Promise<Finding[]> {
  const what = 'disk';
  if (databaseUrl)
    return [{ what, ok: true, told: 'the data is in DATABASE_URL; watch the disk of that server' }];
  try {
    const folder = await placeOfDataDir(dataDir);
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const room = `${(free / 1024 ** 3).toFixed(1)} GB free in ${folder}`;
    return [{ what, ok: free >= LEAST_ROOM, told: free >= LEAST_ROOM ? room : `only ${room}: make room` }];
  } catch (error) {
    return [{ what, ok: false, told: reasonOf(error) }];
  }
}
