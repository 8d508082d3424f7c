import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSandbox } from '../../sandbox/index.ts';

/** The account that `start` and `demo` work with. */
export const demoToken = 'demo-moysklad-token';
export const demoSpreadsheet = { id: 'skladno-demo-spreadsheet', title: 'Склад и продажи' };
const owner = 'owner@skladno.local';

/** What the sandbox says when it is ready: how to reach it and with which secrets. */
export interface SandboxReady {
  moyskladUrl: string;
  googleUrl: string;
  authUrl: string;
  tokenUrl: string;
  moyskladToken: string;
  spreadsheetId: string;
  spreadsheetUrl: string;
  serviceAccountKey: { type: 'service_account'; client_email: string; private_key: string };
}

const options = {
  'moysklad-port': { type: 'string', default: '4010' },
  'google-port': { type: 'string', default: '4020' },
  orders: { type: 'string', default: '5000' },
  products: { type: 'string', default: '1000' },
  counterparties: { type: 'string', default: '1500' },
  documents: { type: 'string', default: '100' },
  'big-documents': { type: 'string', default: '0' },
  lines: { type: 'string', default: '4' },
  seed: { type: 'string', default: '1' },
  latency: { type: 'string', default: '0' },
} as const;

export const sandboxUsage = `skladno sandbox [--moysklad-port 4010] [--google-port 4020] [--orders 5000] [--products 1000]
  [--counterparties 1500] [--documents 100] [--big-documents 0] [--lines 4] [--seed 1] [--latency <ms>]`;

/**
 * `skladno sandbox`: MoySklad and Google as local servers until the process is told to stop. A parent process gets the
 * addresses as a message, a person reads them as environment variables.
 */
export async function sandboxCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const count = (name: keyof typeof values) => Number.parseInt(values[name], 10) || 0;
  const size = {
    orders: count('orders'),
    products: count('products'),
    counterparties: count('counterparties'),
    documents: count('documents'),
    bigDocuments: count('big-documents'),
    lines: count('lines'),
  };
  const sandbox = await openSandbox({
    moyskladPort: count('moysklad-port'),
    googlePort: count('google-port'),
    seed: count('seed'),
    latencyMs: count('latency'),
    accounts: [{ name: 'demo', token: demoToken, kind: 'app', ...size }],
  });
  const { moysklad, google } = sandbox;
  const key = google.serviceAccount('skladno');
  google.createSpreadsheet({
    ...demoSpreadsheet,
    owner,
    shareWith: [{ email: key.client_email, role: 'writer' }],
  });
  const folder = await mkdtemp(join(tmpdir(), 'skladno-sandbox-'));
  const keyFile = join(folder, 'service-account.json');
  await writeFile(keyFile, JSON.stringify(key, null, 2), { mode: 0o600 });
  const ready: SandboxReady = {
    moyskladUrl: moysklad.apiUrl,
    googleUrl: google.sheetsUrl,
    authUrl: google.authUrl,
    tokenUrl: google.tokenUrl,
    moyskladToken: demoToken,
    spreadsheetId: demoSpreadsheet.id,
    spreadsheetUrl: `${google.url}/spreadsheets/d/${demoSpreadsheet.id}/edit`,
    serviceAccountKey: key,
  };
  if (process.send) process.send(ready);
  else process.stdout.write(environment(ready, keyFile));
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
    process.once('disconnect', resolve); // the parent is gone
  });
  await Promise.all([sandbox.close(), rm(folder, { recursive: true, force: true })]);
  return 0;
}

function environment(ready: SandboxReady, keyFile: string): string {
  return `export MOYSKLAD_API_URL=${ready.moyskladUrl}
export MOYSKLAD_TOKEN=${ready.moyskladToken}
export GOOGLE_SHEETS_API_URL=${ready.googleUrl}
export GOOGLE_DRIVE_API_URL=${ready.googleUrl}
export GOOGLE_AUTH_URL=${ready.authUrl}
export GOOGLE_TOKEN_URL=${ready.tokenUrl}
export GOOGLE_APPLICATION_CREDENTIALS=${keyFile}
# ${ready.spreadsheetUrl}
# skladno export customerorder --spreadsheet ${ready.spreadsheetId} --sheet Заказы --mode upsert
`;
}
