import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSandbox } from '../../sandbox/index.ts';
import { demoApp, demoSpreadsheet, demoToken, type SandboxReady } from './sandbox-demo.ts';

const shop = { name: 'lavka', token: 'not-installed-yet', orders: 300, products: 60, counterparties: 80 };
const owner = 'owner@skladno.local';

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
  // When the data end, such as 2026-06-30T12:00:00Z: a demo's are as recent as a living shop's.
  until: { type: 'string' },
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
  const sandbox = await openSandbox({
    moyskladPort: count('moysklad-port'),
    googlePort: count('google-port'),
    seed: count('seed'),
    latencyMs: count('latency'),
    until: values.until === undefined ? undefined : Date.parse(values.until),
    accounts: [
      { name: 'demo', token: demoToken, kind: 'app', ...size },
      { ...shop, kind: 'app' },
    ],
  });
  const { moysklad, google } = sandbox;
  const appUrl = values['app-url'];
  moysklad.vendor.register({ ...demoApp, endpointBase: appUrl, sourceUrl: `${appUrl}/moysklad/app` });
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
    vendorUrl: moysklad.vendorUrl,
    moyskladPage: `${moysklad.url}/app?account=${shop.name}`,
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
# skladno export customerorder --spreadsheet ${ready.spreadsheetId} --sheet Заказы --mode upsert
`;
}
