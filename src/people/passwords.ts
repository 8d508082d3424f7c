import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One word or keyboard run a line; the commonest of published leaks, and those of Russian keyboards. */
const common = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
);

/** A password that a person has: whatever it is, it was taken once. */
export const passwordSchema = z.string().min(1).max(128);

/** A password that a person chooses: 8 letters at least (NIST SP 800-63B, 5.1.1.2), none of the commonest. */
export const newPasswordSchema = z
  .string()
  .min(8)
  .max(128)
  .refine((password) => !isCommon(password), {
    params: {
      ru: 'Пароль слишком простой. Придумайте фразу из нескольких слов',
      en: 'This password is too easy to guess. Choose a phrase of several words',
    },
  });

/** Whether guessing begins with it: a common word however written, with some digits or signs after it, or a run of signs. */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const bare = lower.replace(/[\d\p{P}\p{S}\s]{0,4}$/u, '');
  const spelled = bare
    .replaceAll('@', 'a')
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e')
    .replaceAll('$', 's');
  if ([lower, bare, spelled].some((word) => common.has(word))) return true;
  return new Set(lower).size < 4 || isRun(lower);
}

/** Signs that follow one another in the alphabet, up or down: `12345678`, `abcdefgh`. */
function isRun(text: string): boolean {
  const steps = new Set(
    [...text].slice(1).map((sign, index) => sign.codePointAt(0)! - text.codePointAt(index)!),
  );
  return steps.size === 1 && Math.abs([...steps][0]!) <= 1;
}
