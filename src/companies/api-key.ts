import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What every key begins with; programs that look for leaked secrets know keys by it. */
export const KEY_START = 'sk_';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 30 of 62 letters are 178 random bits. */
const RANDOM_LETTERS = 30;
/** 62⁶ > 2³²: room for a CRC-32. */
const CHECK_LETTERS = 6;
/** `sk_` and the first random letters: enough to tell a company's keys apart, too little to guess from. */
const PREFIX_LETTERS = 9;

const wellFormed = new RegExp(`^${KEY_START}[0-9A-Za-z]{${RANDOM_LETTERS + CHECK_LETTERS}}$`);

/** A new API key: `sk_`, 30 random letters, 6 letters of their CRC-32. It is shown once; `hash` and `prefix` are kept. */
export function makeKey(): { key: string; prefix: string; hash: string } {
  const random = Array.from({ length: RANDOM_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const key = `${KEY_START}${random}${checkOf(random)}`;
  return { key, prefix: key.slice(0, PREFIX_LETTERS), hash: hashOf(key) };
}

/** Whether a text is a whole key without a slip of the hand, made by us or by whoever knows how: no database is asked for others. */
export function isWhole(key: string): boolean {
  return (
    wellFormed.test(key) && key.slice(-CHECK_LETTERS) === checkOf(key.slice(KEY_START.length, -CHECK_LETTERS))
  );
}

/** SHA-256 in hex. A key cannot be guessed, so a slow hash would protect nothing. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function checkOf(text: string): string {
  let rest = crc32(text);
  let letters = '';
  for (let place = 0; place < CHECK_LETTERS; place += 1) {
    letters = LETTERS[rest % LETTERS.length] + letters;
    rest = Math.floor(rest / LETTERS.length);
  }
  return letters;
}
