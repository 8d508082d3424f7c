import { createHash, randomInt } from 'node:crypto';

/** Without I, L, O and U, which people mistake (crockford.com/base32.html). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 100 bits: nobody guesses one. */
const LENGTH = 20;

/** A new code, in groups that can be read out: `7K2M-…`. */
export function makeCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return letters.match(/.{4}/g)!.join('-');
}

/** What is kept of a code, however it was typed: in small letters, without its strokes, with the letters that look like others. */
export function hashOf(code: string): string {
  const plain = code
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}
