/** https://developers.google.com/identity/protocols/oauth2/scopes */
export const SCOPES = {
  spreadsheets: 'https://www.googleapis.com/auth/spreadsheets',
  spreadsheetsReadonly: 'https://www.googleapis.com/auth/spreadsheets.readonly',
  drive: 'https://www.googleapis.com/auth/drive',
  driveFile: 'https://www.googleapis.com/auth/drive.file',
  driveReadonly: 'https://www.googleapis.com/auth/drive.readonly',
  driveMetadataReadonly: 'https://www.googleapis.com/auth/drive.metadata.readonly',
  openid: 'openid',
  email: 'https://www.googleapis.com/auth/userinfo.email',
  profile: 'https://www.googleapis.com/auth/userinfo.profile',
} as const;

const SHORT: Record<string, string> = { email: SCOPES.email, profile: SCOPES.profile };
const KNOWN = new Set<string>(Object.values(SCOPES));

/** The scopes of a space-separated list, short names written out; undefined when one is unknown or there is none. */
export function readScopes(text: string): Set<string> | undefined {
  const scopes = text
    .split(' ')
    .filter(Boolean)
    .map((scope) => SHORT[scope] ?? scope);
  if (scopes.length === 0 || scopes.some((scope) => !KNOWN.has(scope))) return undefined;
  return new Set(scopes);
}

/** Scopes that allow reading, and writing, spreadsheets. */
export const SHEETS_READ: string[] = [
  SCOPES.spreadsheets,
  SCOPES.spreadsheetsReadonly,
  SCOPES.drive,
  SCOPES.driveFile,
  SCOPES.driveReadonly,
];
export const SHEETS_WRITE: string[] = [SCOPES.spreadsheets, SCOPES.drive, SCOPES.driveFile];

/** Scopes that allow reading, and changing, files of Drive. */
export const DRIVE_READ: string[] = [
  SCOPES.drive,
  SCOPES.driveFile,
  SCOPES.driveReadonly,
  SCOPES.driveMetadataReadonly,
];
export const DRIVE_WRITE: string[] = [SCOPES.drive, SCOPES.driveFile];
