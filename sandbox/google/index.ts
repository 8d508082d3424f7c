import { openServer, type SandboxServer } from '../http.ts';
import { DriveApi } from './drive/routes.ts';
import { Identity, type ServiceAccountKey } from './identity/identity.ts';
import { OAuth } from './identity/oauth.ts';
import { readScopes } from './identity/scopes.ts';
import { type DriveFile, Library } from './library.ts';
import { handlePage } from './pages/spreadsheet.ts';
import { Project } from './project.ts';
import { restoreGoogle, saveGoogle } from './saved.ts';
import { newSpreadsheet } from './sheets/create.ts';
import { Quota } from './sheets/quota.ts';
import { SheetsApi } from './sheets/routes.ts';
import { Workbook } from './workbook.ts';

export interface GoogleSandbox extends SandboxServer {
  /** The root that the official Sheets client's `rootUrl` points to. */
  sheetsUrl: string;
  driveUrl: string;
  authUrl: string;
  tokenUrl: string;
  revokeUrl: string;
  /** A service account's key file; the same name gives the same account. */
  serviceAccount(name: string): ServiceAccountKey;
  /** Makes a spreadsheet with one empty sheet, as a person would; `locale` is "ru_RU" unless told otherwise. */
  createSpreadsheet(options: {
    id?: string;
    title: string;
    owner: string;
    locale?: string;
    shareWith?: { email: string; role: 'reader' | 'writer' }[];
  }): { id: string };
  share(id: string, email: string, role: 'reader' | 'writer'): void;
  unshare(id: string, email: string): void;
  /** The spreadsheet as a test looks at it. Throws when there is none. */
  spreadsheet(id: string): Workbook;
  /** An access token of a person, for tests; scopes as OAuth writes them. */
  issueToken(email: string, scopes: string[]): string;
  /** Puts a file into the bin, onto a shared drive, or makes an Excel file of it, as if it had been uploaded. */
  change(id: string, to: Partial<Pick<DriveFile, 'trashed' | 'onSharedDrive' | 'office'>>): void;
  /** The project and Google's clock. */
  project: Project;
  /** Ends every token and grant of an account. */
  revoke(email: string): void;
  /** Everything that outlives a restart, as records that `saved` takes. */
  save(): Iterable<object>;
}

const DEFAULT_USERS = [{ email: 'anna@example.com' }, { email: 'boris@example.com' }];

/**
 * Starts Google's OAuth 2.0, Sheets API v4 and Drive API v3 on 127.0.0.1, with pages to look at under /spreadsheets.
 * @param options.port 0 takes a free port.
 * @param options.latencyMs added to every call.
 * @param options.quotas false stops counting requests; numbers take the place of Google's usual ones a minute.
 * @param options.users who may sign in on the consent page.
 * @param options.saved what `save` gave.
 * @param options.changed hears of every call that may have changed something.
 */
export async function openGoogle(options: {
  port: number;
  latencyMs?: number;
  quotas?: boolean | { user: number; project: number };
  users?: { email: string }[];
  saved?: unknown[];
  changed?: () => void;
}): Promise<GoogleSandbox> {
  const library = new Library();
  const identity = new Identity();
  for (const { email } of options.users ?? DEFAULT_USERS) identity.users.add(email);
  if (options.saved) restoreGoogle(options.saved, library, identity);
  const tokenUrl = () => `${server.url}/token`;
  const project = new Project();
  const { quotas = true } = options;
  const quota = quotas === false ? undefined : new Quota(quotas === true ? undefined : quotas);
  const oauth = new OAuth(identity, tokenUrl, project);
  const sheets = new SheetsApi(library, identity, project, quota);
  const drive = new DriveApi(library, identity, project);
  const server = await openServer({
    port: options.port,
    latencyMs: options.latencyMs,
    after: ({ method, url }) => {
      if (method !== 'GET' || url.pathname === '/revoke') options.changed?.();
    },
    handle: (request) =>
      sheets.handle(request) ??
      drive.handle(request) ??
      oauth.handle(request) ??
      handlePage(library, request) ?? { status: 404, body: { error: { code: 404, message: 'Not Found' } } },
  });

  function file(id: string): DriveFile {
    const found = library.get(id);
    if (!found) throw new Error(`The sandbox has no spreadsheet ${id}`);
    return found;
  }

  return Object.assign(server, {
    sheetsUrl: server.url,
    driveUrl: server.url,
    authUrl: `${server.url}/o/oauth2/v2/auth`,
    tokenUrl: tokenUrl(),
    revokeUrl: `${server.url}/revoke`,
    serviceAccount: (name: string) => identity.serviceAccount(name, tokenUrl()),
    createSpreadsheet({ id, title, owner, locale = 'ru_RU', shareWith = [] }) {
      identity.users.add(owner);
      const spreadsheet = newSpreadsheet(
        id ?? library.newId(),
        { title, locale, timeZone: 'Europe/Moscow' },
        true,
      );
      const made = library.add(spreadsheet, owner);
      for (const { email, role } of shareWith) made.roles.set(email, role);
      return { id: made.id };
    },
    share: (id, email, role) => void file(id).roles.set(email, role),
    change: (id, to) => void Object.assign(file(id), to),
    project,
    unshare: (id, email) => void file(id).roles.delete(email),
    spreadsheet: (id) => new Workbook(file(id).spreadsheet, file(id).owner),
    issueToken(email, scopes) {
      const read = readScopes(scopes.join(' '));
      if (!read) throw new Error(`Unknown scopes: ${scopes.join(' ')}`);
      return identity.issueAccess({ email, scopes: read, clientId: 'sandbox' });
    },
    revoke: (email) => identity.revoke(email),
    save: () => saveGoogle(library, identity),
  } satisfies Omit<GoogleSandbox, keyof SandboxServer>);
}
