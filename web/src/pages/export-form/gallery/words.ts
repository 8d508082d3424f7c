/** Words as people type them: their endings, their slips, and a keyboard left in the other language. */

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const OTHER_KEY = new Map(
  [...LATIN].flatMap((latin, at): [string, string][] => {
    const cyrillic = CYRILLIC[at] ?? latin;
    return [
      [latin, cyrillic],
      [cyrillic, latin],
    ];
  }),
);
/** Endings of Russian nouns and adjectives and of the English plural, the longest first. */
const ENDING =
  /(?:иями|ями|ами|иях|ого|ему|ому|ыми|ими|ией|ов|ев|ей|ий|ый|ой|ая|яя|ое|ее|ые|ие|ую|юю|ам|ям|ах|ях|ом|ем|ых|их|ия|ью|es|[аяоеиыуюьйs])$/;
/** What is left of a word without its ending has at least so many letters. */
const LEAST_STEM = 3;
/** The longest word that is looked at for slips: more is no word. */
const LONGEST = 24;

/** Letter case and the dots of «ё» make no difference. */
export function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

/** The words of a plain text. */
export function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** What the same keys give when the keyboard stands in the other language: `pfrfps` is «заказы». */
export function otherLayout(word: string): string {
  return plain([...word].map((letter) => OTHER_KEY.get(letter) ?? letter).join(''));
}

/** A word without its ending; a short one stays whole. */
export function stemOf(word: string): string {
  const stem = word.replace(ENDING, '');
  return stem.length >= LEAST_STEM ? stem : word;
}

/** How many slips a word of this length may have and still be meant: none in a short one, where others are too near. */
export function slipsIn(word: string): number {
  if (word.length < 4 || word.length > LONGEST) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Whether a word was meant to be the beginning of another one: at most so many letters left out, put in, exchanged or turned round
 * (the optimal string alignment distance, to the nearest beginning). The work is the product of both lengths, each bounded.
 */
export function isNear(word: string, other: string, slips: number): boolean {
  if (slips === 0 || other.length + slips < word.length) return false;
  const letters = other.slice(0, word.length + slips);
  let before: number[] = [];
  let last = Array.from({ length: letters.length + 1 }, (_, at) => at);
  for (let row = 1; row <= word.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= letters.length; at += 1) {
      const same = word[row - 1] === letters[at - 1];
      const turned =
        row > 1 && at > 1 && word[row - 1] === letters[at - 2] && word[row - 2] === letters[at - 1];
      now[at] = Math.min(
        last[at]! + 1,
        now[at - 1]! + 1,
        last[at - 1]! + (same ? 0 : 1),
        turned ? before[at - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...now) > slips) return false;
    [before, last] = [last, now];
  }
  return Math.min(...last) <= slips;
}
