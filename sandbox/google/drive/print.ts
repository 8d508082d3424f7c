import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { type Caller, numberOf } from '../identity/identity.ts';
import { ANYONE, type DriveFile, type Role } from '../library.ts';
import { parseFieldMask, select } from '../protocol/field-mask.ts';
import { pageUrl } from '../sheets/method.ts';
import { invalidParameter } from './refusals.ts';

export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Fields an answer carries when none are asked for. */
const DEFAULT_FIELDS: Record<string, string> = {
  File: 'kind,id,name,mimeType',
  FileList: 'kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)',
  Permission: 'kind,id,type,role',
  PermissionList: 'kind,nextPageToken,permissions(kind,id,type,role)',
};

/** The answer, cut down to the fields asked for, or to the few Drive sends unasked. */
export function printAnswer(request: SandboxRequest, shape: string, value: object): SandboxAnswer {
  const fields = request.url.searchParams.get('fields') ?? DEFAULT_FIELDS[shape] ?? '*';
  const mask = parseFieldMask(fields, shape, (field) =>
    invalidParameter(`Invalid field selection ${field}`, 'fields'),
  );
  return { status: 200, body: select(value, mask) };
}

/** A file as `caller`, who has `role` on it, sees it. */
export function printFile(file: DriveFile, caller: Caller, role: Role | undefined, origin: string): object {
  const canEdit = role === 'owner' || role === 'writer';
  const mine = file.owner === caller.email;
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.spreadsheet.properties.title,
    mimeType: file.office ? EXCEL : SPREADSHEET,
    trashed: file.trashed,
    createdTime: file.createdTime,
    modifiedTime: file.modifiedTime,
    webViewLink: pageUrl(origin, file.id),
    owners: [{ ...printUser(file.owner), me: mine }],
    ownedByMe: mine,
    shared: file.roles.size > 1,
    capabilities: {
      canEdit,
      canShare: canEdit,
      canCopy: true,
      canDelete: role === 'owner',
      canTrash: canEdit,
    },
    permissions: canEdit ? printPermissions(file) : undefined,
  };
}

export function printUser(email: string): object {
  return {
    kind: 'drive#user',
    displayName: email.split('@')[0],
    permissionId: numberOf(email),
    emailAddress: email,
  };
}

export function printPermissions(file: DriveFile): object[] {
  return [...file.roles].map(([who, role]) => printPermission(who, role));
}

/** The id of the permission an address (or anyone) has. */
export function permissionIdOf(who: string): string {
  return who === ANYONE ? 'anyoneWithLink' : numberOf(who);
}

export function printPermission(who: string, role: Role): object {
  const anyone = who === ANYONE;
  return {
    kind: 'drive#permission',
    id: permissionIdOf(who),
    type: anyone ? 'anyone' : 'user',
    role,
    emailAddress: anyone ? undefined : who,
    displayName: anyone ? undefined : who.split('@')[0],
    deleted: anyone ? undefined : false,
  };
}
