import { z } from 'zod';
import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { GoogleError } from '../errors.ts';
import type { Caller, Identity } from '../identity/identity.ts';
import { DRIVE_READ, DRIVE_WRITE } from '../identity/scopes.ts';
import { ANYONE, type DriveFile, type Library } from '../library.ts';
import type { Project } from '../project.ts';
import { newSpreadsheet } from '../sheets/create.ts';
import {
  permissionIdOf,
  printAnswer,
  printFile,
  printPermission,
  printPermissions,
  printUser,
  SPREADSHEET,
} from './print.ts';
import { readQuery } from './query.ts';
import { forbidden, invalidParameter } from './refusals.ts';

const PREFIX = '/drive/v3';

const fileBody = z.object({
  name: z.string().optional(),
  mimeType: z.string().optional(),
  trashed: z.boolean().optional(),
});
const permissionBody = z.object({
  role: z.enum(['reader', 'commenter', 'writer']),
  type: z.enum(['user', 'group', 'anyone']),
  emailAddress: z.string().optional(),
});

/**
 * The parts of the Drive API v3 that a product of spreadsheets uses: files and their permissions.
 * https://developers.google.com/workspace/drive/api/reference/rest/v3
 */
export class DriveApi {
  readonly #library: Library;
  readonly #identity: Identity;
  readonly #project: Project;

  constructor(library: Library, identity: Identity, project: Project) {
    this.#library = library;
    this.#identity = identity;
    this.#project = project;
  }

  /** Answers the paths of this service; undefined for any other. */
  handle(request: SandboxRequest): SandboxAnswer | undefined {
    if (!request.url.pathname.startsWith(`${PREFIX}/`)) return undefined;
    try {
      const reading = request.method === 'GET';
      const scopes = reading ? DRIVE_READ : DRIVE_WRITE;
      const caller = this.#identity.authenticate(
        request.headers.authorization,
        scopes,
        'google.apps.drive.v3.DriveFiles',
      );
      this.#project.requireApi('drive');
      return this.#route(request, caller);
    } catch (error) {
      if (error instanceof GoogleError) return error.answer();
      throw error;
    }
  }

  #route(request: SandboxRequest, caller: Caller): SandboxAnswer {
    const [room, id = '', part, partId] = request.url.pathname
      .slice(PREFIX.length + 1)
      .split('/')
      .map(decodeURIComponent);
    const origin = request.url.origin;
    const verb = `${request.method} ${room}${id ? '/*' : ''}${part ? `/${part}` : ''}${partId ? '/*' : ''}`;
    const file = (found: DriveFile) =>
      printAnswer(request, 'File', printFile(found, caller, this.#library.roleOf(found, caller), origin));
    switch (verb) {
      case 'GET about':
        return this.#about(request, caller);
      case 'GET files':
        return this.#list(request, caller);
      case 'POST files':
        return file(this.#create(request, caller));
      case 'GET files/*':
        return file(this.#library.find(id, caller, knowsSharedDrives(request)));
      case 'PATCH files/*':
        return file(this.#update(request, this.#writable(request, id, caller)));
      case 'DELETE files/*':
        return this.#delete(this.#owned(request, id, caller));
      case 'POST files/*/copy':
        return file(this.#copy(request, this.#library.find(id, caller, knowsSharedDrives(request)), caller));
      case 'GET files/*/permissions':
        return printAnswer(request, 'PermissionList', {
          kind: 'drive#permissionList',
          permissions: printPermissions(this.#writable(request, id, caller)),
        });
      case 'POST files/*/permissions':
        return this.#share(request, this.#writable(request, id, caller));
      case 'DELETE files/*/permissions/*':
        return this.#unshare(this.#writable(request, id, caller), partId!);
      default:
        throw new GoogleError(404, 'Not Found');
    }
  }

  #about(request: SandboxRequest, { email }: Caller): SandboxAnswer {
    if (!request.url.searchParams.get('fields')) {
      throw invalidParameter("The 'fields' parameter is required for this method.", 'fields', 'required');
    }
    const user = { ...printUser(email), me: true };
    return printAnswer(request, 'About', { kind: 'drive#about', user });
  }

  #list(request: SandboxRequest, caller: Caller): SandboxAnswer {
    const query = request.url.searchParams;
    const matches = readQuery(query.get('q') ?? '');
    const size = Math.min(1000, Math.max(1, Number(query.get('pageSize') ?? 100) || 100));
    const start = Number(query.get('pageToken') ?? 0) || 0;
    const everywhere = knowsSharedDrives(request) && query.get('includeItemsFromAllDrives') === 'true';
    const files = this.#library
      .list()
      .filter(
        (file) =>
          (!file.onSharedDrive || everywhere) &&
          this.#library.roleOf(file, caller) &&
          this.#library.isKnownTo(file, caller) &&
          matches(file),
      )
      .sort((a, b) => b.modifiedTime.localeCompare(a.modifiedTime));
    const { origin } = request.url;
    return printAnswer(request, 'FileList', {
      kind: 'drive#fileList',
      incompleteSearch: false,
      nextPageToken: start + size < files.length ? String(start + size) : undefined,
      files: files
        .slice(start, start + size)
        .map((file) => printFile(file, caller, this.#library.roleOf(file, caller), origin)),
    });
  }

  #create(request: SandboxRequest, caller: Caller): DriveFile {
    const { name = 'Untitled', mimeType } = readBody(fileBody, request);
    if (mimeType !== SPREADSHEET)
      throw invalidParameter(`The sandbox keeps spreadsheets alone: ${SPREADSHEET}`, 'mimeType');
    this.#project.requireRoom(caller.email);
    const spreadsheet = newSpreadsheet(this.#library.newId(), { title: name }, true);
    return this.#library.add(spreadsheet, caller.email, caller.clientId);
  }

  #update(request: SandboxRequest, file: DriveFile): DriveFile {
    const { name, trashed } = readBody(fileBody, request);
    if (name !== undefined) file.spreadsheet.properties = { ...file.spreadsheet.properties, title: name };
    if (trashed !== undefined) file.trashed = trashed;
    file.modifiedTime = new Date().toISOString();
    return file;
  }

  #delete(file: DriveFile): SandboxAnswer {
    this.#library.remove(file.id);
    return { status: 204 };
  }

  #copy(request: SandboxRequest, file: DriveFile, caller: Caller): DriveFile {
    const { name = `Copy of ${file.spreadsheet.properties.title}` } = readBody(fileBody, request);
    return this.#library.add(
      file.spreadsheet.copy(this.#library.newId(), name),
      caller.email,
      caller.clientId,
    );
  }

  #share(request: SandboxRequest, file: DriveFile): SandboxAnswer {
    const { role, type, emailAddress } = readBody(permissionBody, request);
    if (type !== 'anyone' && !emailAddress) {
      throw invalidParameter(
        'The specified emailAddress is invalid or not applicable for the given permission type.',
        'permission.emailAddress',
      );
    }
    const who = type === 'anyone' ? ANYONE : emailAddress!;
    if (file.roles.get(who) !== 'owner') file.roles.set(who, role);
    return printAnswer(request, 'Permission', printPermission(who, file.roles.get(who)!));
  }

  #unshare(file: DriveFile, permissionId: string): SandboxAnswer {
    const who = [...file.roles.keys()].find((email) => permissionIdOf(email) === permissionId);
    if (!who) throw new GoogleError(404, `Permission not found: ${permissionId}.`);
    if (file.roles.get(who) === 'owner') throw forbidden('The owner of a file cannot be removed.');
    file.roles.delete(who);
    return { status: 204 };
  }

  #writable(request: SandboxRequest, id: string, caller: Caller): DriveFile {
    const file = this.#library.find(id, caller, knowsSharedDrives(request));
    const role = this.#library.roleOf(file, caller);
    if (role !== 'owner' && role !== 'writer')
      throw forbidden('The user does not have sufficient permissions for this file.');
    return file;
  }

  #owned(request: SandboxRequest, id: string, caller: Caller): DriveFile {
    const file = this.#library.find(id, caller, knowsSharedDrives(request));
    if (this.#library.roleOf(file, caller) !== 'owner') {
      throw forbidden('The user does not have sufficient permissions for this file.');
    }
    return file;
  }
}

/** https://developers.google.com/workspace/drive/api/guides/enable-shareddrives */
function knowsSharedDrives({ url }: SandboxRequest): boolean {
  return url.searchParams.get('supportsAllDrives') === 'true';
}

function readBody<T>(schema: z.ZodType<T>, request: SandboxRequest): T {
  try {
    return schema.parse(request.body.length > 0 ? JSON.parse(request.body.toString()) : {});
  } catch {
    throw invalidParameter('The request body is not valid.', 'body', 'parseError');
  }
}
