/**
 * The least that moves the same data: makes the fewest calls of MoySklad with five in flight, parses each answer, and
 * meanwhile writes bodies of the same size to a sheet one after another, each as soon as its share of the answers is
 * there. It looks nothing up, makes no cells and proves nothing: what it takes, this machine and the sandboxes take.
 *
 * Environment: MOYSKLAD_API_URL, MOYSKLAD_TOKEN, GOOGLE_SHEETS_API_URL, GOOGLE_ACCESS_TOKEN, SPREADSHEET_ID.
 * Argument: a file with a BareTransfer in JSON.
 */
import { readFile } from 'node:fs/promises';
import { request } from 'undici';
import { fiveAtOnce, openMoyskladReader } from './moysklad.ts';

export interface BareTransfer {
  /** Calls of MoySklad, in the order in which they are begun. */
  paths: string[];
  /** Files with the bodies of `values.batchUpdate`. */
  bodies: string[];
  sheet: { title: string; rowCount: number; columnCount: number };
}

const { paths, bodies, sheet }: BareTransfer = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
const {
  MOYSKLAD_API_URL = '',
  MOYSKLAD_TOKEN = '',
  GOOGLE_SHEETS_API_URL,
  GOOGLE_ACCESS_TOKEN,
  SPREADSHEET_ID,
} = process.env;
const spreadsheet = `${GOOGLE_SHEETS_API_URL}/v4/spreadsheets/${SPREADSHEET_ID}`;

async function write(method: string, body: string | Buffer): Promise<void> {
  const headers = { authorization: `Bearer ${GOOGLE_ACCESS_TOKEN}`, 'content-type': 'application/json' };
  const answer = await request(`${spreadsheet}${method}?fields=spreadsheetId`, {
    method: 'POST',
    headers,
    body,
  });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${method}: ${answer.statusCode} ${text}`);
}

let answers = 0;
let next = Promise.withResolvers<void>();

async function read(): Promise<void> {
  const moysklad = openMoyskladReader(MOYSKLAD_API_URL, MOYSKLAD_TOKEN);
  await fiveAtOnce(paths, async (path) => {
    JSON.parse(await moysklad.text(path));
    answers += 1;
    next.resolve();
    next = Promise.withResolvers();
  });
  await moysklad.close();
}

async function writeAll(): Promise<void> {
  const { title, ...gridProperties } = sheet;
  await write(
    ':batchUpdate',
    JSON.stringify({ requests: [{ addSheet: { properties: { title, gridProperties } } }] }),
  );
  for (const [i, body] of bodies.entries()) {
    while (answers / paths.length < (i + 1) / bodies.length) await next.promise;
    await write('/values:batchUpdate', await readFile(body));
  }
}

await Promise.all([read(), writeAll()]);
