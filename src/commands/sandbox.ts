import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openKeptSandbox, openSandbox } from '../../sandbox/index.ts';
import { shownParts } from '../marketplace/index.ts';
import {
  demoApp,
  demoSize,
  demoSpreadsheet,
  demoToken,
  type SandboxNotice,
  type SandboxReady,
} from './sandbox-demo.ts';

const shop = { name: 'lavka', token: 'not-installed-yet', orders: 300, products: 60, counterparties: 80 };
const owner = 'owner@skladno.local';

const usualPorts = { moysklad: 4010, google: 4020 };

const options = {
  // 4010 and 4020, or where a kept world was before.
  'moysklad-port': { type: 'string' },
  'google-port': { type: 'string' },
  orders: { type: 'string', default: String(demoSize.orders) },
  products: { type: 'string', default: String(demoSize.products) },
  counterparties: { type: 'string', default: String(demoSize.counterparties) },
  documents: { type: 'string', default: String(demoSize.documents) },
  'big-documents': { type: 'string', default: '0' },
  lines: { type: 'string', default: String(demoSize.lines) },
  seed: { type: 'string', default: '1' },
  latency: { type: 'string', default: '0' },
  // When the data end, such as 2026-06-30T12:00:00Z: a demo's are as recent as a living shop's.
  until: { type: 'string' },
  // Where the world is kept; without it, it ends with the process.
  folder: { type: 'string' },
  // Where the marketplace calls and shows the application.
  'app-url': { type: 'string', default: 'http://localhost:3000' },
} as const;

/**
 * `skladno sandbox`: MoySklad and Google as local servers until the process is told to stop. A parent process gets the
 * addresses as a message, a person reads them as environment variables.
 */
export async function sandboxCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const count = (name: keyof typeof options) => Number.parseInt(values[name] ?? '', 10) || 0;
  const size = {
    orders: count('orders'),
    products: count('products'),
    counterparties: count('counterparties'),
    documents: count('documents'),
    bigDocuments: count('big-documents'),
    lines: count('lines'),
  };
  const port = (name: 'moysklad-port' | 'google-port', usual?: number) =>
    values[name] === undefined ? usual : count(name);
  const { folder } = values;
  const settings = {
    moyskladPort: port('moysklad-port', folder === undefined ? usualPorts.moysklad : undefined),
    googlePort: port('google-port', folder === undefined ? usualPorts.google : undefined),
    seed: count('seed'),
    latencyMs: count('latency'),
    until: values.until === undefined ? undefined : Date.parse(values.until),
    accounts: [
      { name: 'demo', token: demoToken, kind: 'app' as const, ...size },
      { ...shop, kind: 'app' as const },
    ],
  };
  const tell = (notice: string) => {
    if (process.send) process.send({ notice } satisfies SandboxNotice);
    else process.stderr.write(`${notice}\n`);
  };
  const { sandbox, isNew } = await opened(settings, folder, tell);
  const { moysklad, google } = sandbox;
  const appUrl = values['app-url'];
  moysklad.vendor.register({ ...demoApp, ...shownParts(appUrl) });
  const key = google.serviceAccount('skladno');
  if (isNew) {
    google.createSpreadsheet({
      ...demoSpreadsheet,
      owner,
      shareWith: [{ email: key.client_email, role: 'writer' }],
    });
  }
  const keyFolder = await mkdtemp(join(tmpdir(), 'skladno-sandbox-'));
  const keyFile = join(keyFolder, 'service-account.json');
  await writeFile(keyFile, JSON.stringify(key, null, 2), { mode: 0o600 });
  const ready: SandboxReady = {
    isNew,
    moyskladUrl: moysklad.apiUrl,
    vendorUrl: moysklad.vendorUrl,
    moyskladPage: `${moysklad.url}/app?account=${shop.name}`,
    ordersPage: `${moysklad.url}/orders`,
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
  await Promise.all([sandbox.close(), rm(keyFolder, { recursive: true, force: true })]);
  return 0;
}

type Settings = Parameters<typeof openSandbox>[0];

/** The sandbox with the world of a folder, or with one that ends with the process. */
async function opened(settings: Settings, folder: string | undefined, tell: (notice: string) => void) {
  if (folder === undefined) return { sandbox: await openSandbox(settings), isNew: true };
  const sandbox = await openKeptSandbox(settings, { folder, usualPorts, tell });
  return { sandbox, isNew: sandbox.isNew };
}

function environment(ready: SandboxReady, keyFile: string): string {
  return `export MOYSKLAD_API_URL=${ready.moyskladUrl}
export MOYSKLAD_TOKEN=${ready.moyskladToken}
export MOYSKLAD_VENDOR_API_URL=${ready.vendorUrl}
export MOYSKLAD_APP_ID=${demoApp.appId}
export MOYSKLAD_APP_UID=${demoApp.appUid}
export MOYSKLAD_APP_SECRET='${demoApp.secret}'
export MOYSKLAD_FRAME_ORIGINS=${new URL(ready.moyskladPage).origin}
export GOOGLE_SHEETS_API_URL=${ready.googleUrl}
export GOOGLE_DRIVE_API_URL=${ready.googleUrl}
export GOOGLE_AUTH_URL=${ready.authUrl}
export GOOGLE_TOKEN_URL=${ready.tokenUrl}
export GOOGLE_APPLICATION_CREDENTIALS=${keyFile}
# ${ready.spreadsheetUrl}
# ${ready.moyskladPage}
# ${ready.ordersPage}
# skladno export customerorder --spreadsheet ${ready.spreadsheetId} --sheet Заказы --mode upsert
`;
}
