/** Longer names are no slips of one another; it bounds the work, too. */
const LONGEST = 60;
const MOST = 3;

/**
 * The names that were most likely meant: at most three, the nearest first. One is near when at most a third of its letters, or two,
 * were left out, put in or exchanged; letter case and the dots of «ё» make no difference.
 */
export function nearestNames(meant: string, names: Iterable<string>): string[] {
  const wanted = plain(meant);
  if (wanted.length === 0 || wanted.length > LONGEST) return [];
  return [...new Set(names)]
    .map((name) => ({ name, letters: plain(name) }))
    .filter(({ letters }) => letters.length <= LONGEST)
    .map(({ name, letters }) => ({ name, slips: slipsBetween(wanted, letters), length: letters.length }))
    .filter(({ slips, length }) => slips <= Math.max(2, Math.floor(length / 3)) && slips < length)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, MOST)
    .map(({ name }) => name);
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll('ё', 'е');
}

/** Levenshtein's distance: letters left out, put in or exchanged. The work is the product of both lengths. */
function slipsBetween(one: string, other: string): number {
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const exchanged = last[at - 1]! + (one[row - 1] === other[at - 1] ? 0 : 1);
      now[at] = Math.min(last[at]! + 1, now[at - 1]! + 1, exchanged);
    }
    last = now;
  }
  return last[other.length]!;
}
