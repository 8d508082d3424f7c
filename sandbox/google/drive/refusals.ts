import { GoogleError } from '../errors.ts';

/** 400 as Drive prints it, naming the parameter at fault. */
export function invalidParameter(
  message: string,
  location: string,
  reason = 'invalidParameter',
): GoogleError {
  return new GoogleError(400, message, {
    errors: [{ message, domain: 'global', reason, location, locationType: 'parameter' }],
  });
}

/** 403 as Drive prints it for a file the caller sees but may not change. */
export function forbidden(message: string): GoogleError {
  return new GoogleError(403, message, {
    errors: [{ message, domain: 'global', reason: 'insufficientFilePermissions' }],
  });
}
