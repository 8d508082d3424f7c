import { randomBytes } from 'node:crypto';
import type { Actor, Spreadsheet } from './document/spreadsheet.ts';
import { GoogleError, notFound, permissionDenied } from './errors.ts';
import type { Caller } from './identity/identity.ts';
import { SCOPES } from './identity/scopes.ts';

export type Role = 'owner' | 'writer' | 'commenter' | 'reader';

/** A spreadsheet as Drive keeps it: whose it is, who may open it, which applications it is known to. */
export interface DriveFile {
  id: string;
  spreadsheet: Spreadsheet;
  owner: string;
  /** Roles by email address; "anyone" stands for everybody who has the link. */
  roles: Map<string, Role>;
  /** Client ids of the applications that made the file: the ones `drive.file` lets in. */
  applications: Set<string>;
  trashed: boolean;
  /** It lies on a shared drive: Drive tells of it only to who says that they know of those. */
  onSharedDrive: boolean;
  /** It is an Excel file, which people see in Sheets, too, and the API does not open. */
  office: boolean;
  createdTime: string;
  modifiedTime: string;
}

export const ANYONE = 'anyone';

/** All the spreadsheets of the sandbox, and the one place that decides who may open them. */
export class Library {
  readonly #files = new Map<string, DriveFile>();

  /** An id as Google makes them: 44 letters. */
  newId(): string {
    return `1${randomBytes(33).toString('base64url').slice(0, 43)}`;
  }

  add(spreadsheet: Spreadsheet, owner: string, application?: string): DriveFile {
    if (this.#files.has(spreadsheet.id))
      throw new Error(`The sandbox already has a spreadsheet ${spreadsheet.id}`);
    const now = new Date().toISOString();
    const file: DriveFile = {
      id: spreadsheet.id,
      spreadsheet,
      owner,
      roles: new Map([[owner, 'owner']]),
      applications: new Set(application ? [application] : []),
      trashed: false,
      onSharedDrive: false,
      office: false,
      createdTime: now,
      modifiedTime: now,
    };
    this.#files.set(file.id, file);
    return file;
  }

  get(id: string): DriveFile | undefined {
    return this.#files.get(id);
  }

  remove(id: string): void {
    this.#files.delete(id);
  }

  list(): DriveFile[] {
    return [...this.#files.values()];
  }

  /** The caller's role on a file; undefined when it is not shared with the caller. */
  roleOf(file: DriveFile, caller: Caller): Role | undefined {
    return file.roles.get(caller.email) ?? file.roles.get(ANYONE);
  }

  /** True when the caller's application may know of the file: with `drive.file` alone, only of its own files. */
  isKnownTo(file: DriveFile, caller: Caller): boolean {
    const broad = [...caller.scopes].some((scope) => scope !== SCOPES.driveFile && ACCESS.has(scope));
    return broad || file.applications.has(caller.clientId);
  }

  /** Opens a spreadsheet for the Sheets API. Throws 404 for an unknown one, 403 when it is not shared enough. */
  open(
    id: string,
    caller: Caller,
    access: 'read' | 'write',
  ): { spreadsheet: Spreadsheet; actor: Actor; file: DriveFile } {
    const file = this.#files.get(id);
    if (!file || !this.isKnownTo(file, caller)) throw notFound();
    const role = this.roleOf(file, caller);
    if (!role || (access === 'write' && role !== 'owner' && role !== 'writer')) throw permissionDenied();
    if (file.office)
      throw new GoogleError(400, 'This operation is not supported for this document', {
        status: 'FAILED_PRECONDITION',
      });
    if (access === 'write') file.modifiedTime = new Date().toISOString();
    return { spreadsheet: file.spreadsheet, actor: { email: caller.email, owner: role === 'owner' }, file };
  }

  /** Finds a file for the Drive API, which says 404 for whatever the caller cannot see. @param everywhere on shared drives, too. */
  find(id: string, caller: Caller, everywhere: boolean): DriveFile {
    const file = this.#files.get(id);
    if (
      !file ||
      (file.onSharedDrive && !everywhere) ||
      !this.isKnownTo(file, caller) ||
      !this.roleOf(file, caller)
    )
      throw fileNotFound(id);
    return file;
  }
}

const ACCESS = new Set<string>([
  SCOPES.spreadsheets,
  SCOPES.spreadsheetsReadonly,
  SCOPES.drive,
  SCOPES.driveReadonly,
  SCOPES.driveMetadataReadonly,
]);

function fileNotFound(id: string): GoogleError {
  const message = `File not found: ${id}.`;
  return new GoogleError(404, message, {
    errors: [
      { message, domain: 'global', reason: 'notFound', location: 'fileId', locationType: 'parameter' },
    ],
  });
}
