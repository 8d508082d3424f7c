import { createHash } from 'node:crypto';

/** A short fingerprint of a choice, whatever its order: a sheet's tags have little room (30,000 characters). */
export function fingerprintOf(parts: string[]): string {
  return createHash('sha256')
    .update([...parts].sort().join('\n'))
    .digest('base64url')
    .slice(0, 22);
}
