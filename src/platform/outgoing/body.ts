import { gunzipSync } from 'node:zlib';
import { OutgoingError } from './errors.ts';

/** The most that is read of an answer, packed or unpacked, bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** The most that is set aside for a body at once, bytes; a longer one is unpacked in several such pieces. */
const MOST_PIECE = 16 * 1024 * 1024;

export function tooLong(): OutgoingError {
  return new OutgoingError('too-long', `over ${MOST_BYTES / 1024 / 1024} MB`);
}

/** Whether a body is packed with gzip. @throws OutgoingError when it is packed in a way that was not asked for. */
export function isPacked(encoding: string | string[] | undefined, body: Buffer): boolean {
  if (body.length === 0 || encoding === undefined || encoding === 'identity') return false;
  if (encoding === 'gzip') return true;
  throw new OutgoingError('broken', 'content-encoding');
}

/**
 * Undoes gzip and gives back the memory of what was packed. In one piece: a gzip file ends with the length of what it holds, so
 * nothing is copied together; what tells a wrong length, or holds more than the most, is stopped on the way. In place and not in a
 * stream: that takes half the processor's time, and parsing the body holds up the process for longer anyway.
 * @throws OutgoingError when it is not whole or too long.
 */
export function unpacked(packed: Buffer): Buffer {
  const length = packed.length >= 4 ? packed.readUInt32LE(packed.length - 4) : 0;
  const chunkSize = Math.min(Math.max(length, 1024), MOST_PIECE) + 1;
  try {
    return gunzipSync(packed, { chunkSize, maxOutputLength: MOST_BYTES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLong() : new OutgoingError('broken', code ?? 'gzip', error);
  } finally {
    giveBack(packed);
  }
}

/**
 * Gives back the memory of a body that was read: a page of 1000 documents has 6 MB, and the next collection of garbage
 * may be far, or else comes the sooner for it. Small buffers may share their memory with others.
 */
export function giveBack({ length, buffer }: Buffer): void {
  const alone = length > 1024 * 1024 || length === buffer.byteLength;
  if (alone && buffer instanceof ArrayBuffer) buffer.transfer(0);
}
