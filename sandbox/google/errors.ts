import type { SandboxAnswer } from '../http.ts';

/** Google's names of HTTP statuses (google.rpc.Code). */
const STATUS_NAMES: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
};

/** A refusal as Google's APIs print it: `{error: {code, message, status, errors?, details?}}`. */
export class GoogleError extends Error {
  readonly code: number;
  readonly details: object[] | undefined;
  readonly errors: object[] | undefined;
  readonly status: string | undefined;

  constructor(
    code: number,
    message: string,
    extra: { details?: object[]; errors?: object[]; status?: string } = {},
  ) {
    super(message);
    this.name = 'GoogleError';
    this.code = code;
    this.details = extra.details;
    this.errors = extra.errors;
    this.status = extra.status ?? STATUS_NAMES[code];
  }

  /** The same refusal, its message led by the place it came from ("Invalid requests[3].addSheet"). */
  at(place: string): GoogleError {
    const extra = { details: this.details, errors: this.errors, status: this.status };
    return this.code === 400 ? new GoogleError(400, `${place}: ${this.message}`, extra) : this;
  }

  answer(): SandboxAnswer {
    const { code, message, errors, status, details } = this;
    const error = { code, message, errors, status, details };
    return { status: code, headers: code === 401 ? { 'www-authenticate': 'Bearer' } : {}, body: { error } };
  }
}

/** 400 INVALID_ARGUMENT; `violations` name the fields at fault in `details`. */
export function invalid(
  message: string,
  violations?: { field?: string; description: string }[],
): GoogleError {
  if (!violations) return new GoogleError(400, message);
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations }];
  return new GoogleError(400, message, { details });
}

/** 404 as Sheets prints it for an id nobody has. */
export function notFound(): GoogleError {
  return new GoogleError(404, 'Requested entity was not found.');
}

/** 403 as Sheets prints it when the file is not shared, or not shared for writing. */
export function permissionDenied(): GoogleError {
  return new GoogleError(403, 'The caller does not have permission');
}

/** An `ErrorInfo` detail, the part that clients are meant to read by machine. */
export function errorInfo(reason: string, metadata: Record<string, string>): object {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata };
}
