import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { GoogleError, invalid, notFound } from '../errors.ts';
import type { Caller, Identity } from '../identity/identity.ts';
import { SHEETS_READ, SHEETS_WRITE } from '../identity/scopes.ts';
import type { Library } from '../library.ts';
import type { Project } from '../project.ts';
import { parseFieldMask, select } from '../protocol/field-mask.ts';
import { createSpreadsheet } from './create.ts';
import { DOCUMENT_METHODS } from './document-methods.ts';
import type { Method } from './method.ts';
import type { Quota, QuotaKind } from './quota.ts';
import { VALUE_METHODS } from './value-methods.ts';

/** A body above this is refused; Google recommends 2 MB at most. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const PREFIX = '/v4/spreadsheets';

/** Route patterns as regular expressions: id first, parameter second. */
const ROUTES = [...DOCUMENT_METHODS, ...VALUE_METHODS].map((method) => {
  const [verb = '', path = ''] = method.route.split(' ');
  const pattern = path.replace(/[.:]/g, '\\$&').replace('*', '([^/]+)');
  return { verb, method, pattern: new RegExp(`^/([^/:]+)${pattern}$`) };
});

/** The Sheets API v4 over HTTP. */
export class SheetsApi {
  readonly #library: Library;
  readonly #identity: Identity;
  readonly #project: Project;
  readonly #quota: Quota | undefined;

  /** @param quota absent when requests are not to be counted. */
  constructor(library: Library, identity: Identity, project: Project, quota: Quota | undefined) {
    this.#library = library;
    this.#project = project;
    this.#identity = identity;
    this.#quota = quota;
  }

  /** Answers the paths of this service; undefined for any other. */
  handle(request: SandboxRequest): SandboxAnswer | undefined {
    const path = request.url.pathname;
    if (path !== PREFIX && !path.startsWith(`${PREFIX}/`)) return undefined;
    try {
      const below = path.slice(PREFIX.length);
      const creates = below === '' && request.method === 'POST';
      return { status: 200, body: creates ? this.#create(request) : this.#call(request, below) };
    } catch (error) {
      if (error instanceof GoogleError) return error.answer();
      throw error;
    }
  }

  #create(request: SandboxRequest): unknown {
    const caller = this.#admit(request, 'CreateSpreadsheet', 'write', 'write');
    this.#project.requireRoom(caller.email);
    const mask = readMask(request, 'Spreadsheet');
    return select(createSpreadsheet(this.#library, caller, request.body, request.url.origin), mask);
  }

  #call(request: SandboxRequest, path: string): unknown {
    const { method, id, parameter } = findMethod(request.method, path);
    const caller = this.#admit(request, method.name, method.quota, method.access);
    const mask = readMask(request, method.answers);
    const { spreadsheet, actor } = this.#library.open(id, caller, method.access);
    const { url, body } = request;
    const answer = method.run({
      library: this.#library,
      caller,
      spreadsheet,
      actor,
      query: url.searchParams,
      body,
      origin: url.origin,
      parameter,
    });
    return select(answer, mask);
  }

  /** Who calls, once token, scope, quota and size are in order. */
  #admit(request: SandboxRequest, method: string, quota: QuotaKind, access: 'read' | 'write'): Caller {
    const token = request.url.searchParams.get('access_token');
    const header = request.headers.authorization ?? (token === null ? undefined : `Bearer ${token}`);
    const scopes = access === 'read' && quota === 'read' ? SHEETS_READ : SHEETS_WRITE;
    const caller = this.#identity.authenticate(
      header,
      scopes,
      `google.apps.sheets.v4.SpreadsheetsService.${method}`,
    );
    this.#project.requireApi('sheets');
    this.#quota?.spend(quota, quotaUser(request) ?? caller.email);
    if (request.body.length > MAX_BODY_BYTES) {
      throw invalid(`Request payload size exceeds the limit: ${MAX_BODY_BYTES} bytes.`);
    }
    return caller;
  }
}

function findMethod(verb: string, path: string): { method: Method; id: string; parameter: string } {
  // Google takes a slash after the id for nothing: "/{id}/:batchUpdate" and "/{id}/" are what google-spreadsheet sends.
  const plain = path.replace(/^(\/[^/]+)\/(?=:|$)/, '$1');
  for (const route of ROUTES) {
    const found = route.verb === verb ? route.pattern.exec(plain) : null;
    if (found) return { method: route.method, id: decode(found[1]!), parameter: decode(found[2] ?? '') };
  }
  throw notFound();
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalid(`Unable to parse range: ${part}`);
  }
}

function readMask(request: SandboxRequest, shape: string) {
  const fields = request.url.searchParams.get('fields') ?? request.headers['x-goog-fieldmask'];
  return fields ? parseFieldMask(String(fields), shape) : 'all';
}

/** The user a request is counted for instead of the token's: https://cloud.google.com/apis/docs/capping-api-usage */
function quotaUser(request: SandboxRequest): string | undefined {
  const user = request.url.searchParams.get('quotaUser') ?? request.headers['x-goog-quota-user'];
  return user ? String(user).slice(0, 40) : undefined;
}
