import { gunzipSync } from 'node:zlib';
import { OutgoingError } from './errors.ts';

/** The most that is read of an answer, packed or unpacked, bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** The most that is set aside for a body at once, bytes; a longer one is unpacked in several such pieces. */
const MOST_PIECE = 16 * 1024 * 1024;

export function tooLong(): OutgoingError {
  return new OutgoingError('too-long', `over ${MOST_BYTES / 1024 / 1024} MB`);
}

/** Pieces shorter than this are copied together, in blocks, bytes. */
const SHORT = 16 * 1024;
const BLOCK = 64 * 1024;

/**
 * Gathers the pieces of a body. Short ones are copied together: each holds the whole read that it came in, and a hundred bytes
 * besides, so that 64 MB letter by letter would take 8 GB.
 */
export function openGathering(): { add(piece: Buffer): void; whole(): Buffer } {
  const pieces: Buffer[] = [];
  let block = Buffer.alloc(0);
  let used = 0;
  const endBlock = () => {
    if (used > 0) pieces.push(block.subarray(0, used));
    block = Buffer.alloc(0);
    used = 0;
  };
  return {
    add(piece) {
      if (used + piece.length > block.length) endBlock();
      if (piece.length >= SHORT) {
        endBlock();
        pieces.push(piece);
        return;
      }
      if (block.length === 0) block = Buffer.allocUnsafeSlow(BLOCK);
      used += piece.copy(block, used);
    },
    whole() {
      endBlock();
      return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    },
  };
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
