/** Finding an exporter or a template by words of either language. */
import type { Exporter } from '../../../api/exporters.ts';
import { allOf } from '../../../shared/allOf.ts';
import { synonymsOf } from './synonyms.ts';
import { isNear, otherLayout, plain, slipsIn, stemOf, wordsOf } from './words.ts';

interface Described {
  title: { ru: string; en: string };
  description: { ru: string; en: string };
}

/** The sections of MoySklad's menu, in its order. */
const SECTIONS = allOf<Exporter['section']>()([
  'sales',
  'purchases',
  'goods',
  'stock',
  'counterparties',
  'money',
  'retail',
  'production',
  'indicators',
  'settings',
]);

/** Whoever pastes a whole text is heard to so many letters and words: the search never has more to do. */
const LONGEST_QUERY = 100;
const MOST_WORDS = 8;

/** Where a word may stand. `text` is looked through for any part of a word, `words` for beginnings. */
interface Place {
  /** The less, the nearer. */
  rank: number;
  text: string;
  words: string[];
}

/** The rank of the description. */
const SAID = 2;

/** How a word of the query is looked for. */
type Look = (word: string, place: Place) => boolean;

/** As it stands, or with another ending. */
const spelled: Look = (word, { text, words }) => {
  if (text.includes(word)) return true;
  const stem = stemOf(word);
  return words.some(
    (other) => other.startsWith(word) || (other.startsWith(stem) && other.length <= stem.length + 3),
  );
};
/** With a slip or two; what is said of a thing has so many words that nearly everything would be found there. */
const misspelled: Look = (word, place) =>
  spelled(word, place) ||
  (place.rank < SAID && place.words.some((other) => isNear(word, other, slipsIn(word))));

/**
 * Those that every word fits. Words are taken as they stand first; only where nothing fits, as typed with the keyboard in the other
 * language, and at last with slips. Those with all words in the title come first, then by the words people use, then by description.
 * @param keyOf the exporter behind an item, for the other words that people have for it
 */
export function find<Item extends Described>(
  items: Item[],
  words: string,
  keyOf: (item: Item) => string,
): Item[] {
  const wanted = plain(words.slice(0, LONGEST_QUERY)).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (wanted.length === 0) return items;
  const texts = items.map((item) => ({ item, places: placesOf(item, keyOf(item)) }));
  const asTyped = wanted.map((word) => [word]);
  const byKeys = wanted.map((word) => [word, otherLayout(word)]);
  for (const [spellings, look] of [
    [asTyped, spelled],
    [byKeys, spelled],
    [byKeys, misspelled],
  ] as const) {
    const ranked = texts
      .map(({ item, places }) => ({ item, rank: rankOf(places, spellings, look) }))
      .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.rank - b.rank);
    if (ranked.length > 0) return ranked.map(({ item }) => item);
  }
  return [];
}

/** The farthest place that is needed for every word to be found; infinite when one is nowhere. */
function rankOf(places: Place[], wanted: string[][], look: Look): number {
  const ranks = wanted.map((spellings) => {
    const found = places.find((place) => spellings.some((word) => look(word, place)));
    return found?.rank ?? Number.POSITIVE_INFINITY;
  });
  return Math.max(...ranks);
}

/** What it is called, how people call it (the likeliest word first), what is said of it. */
function placesOf({ title, description }: Described, exporter: string): Place[] {
  const called = plain(`${title.ru} ${title.en}`);
  const said = plain(`${description.ru} ${description.en}`);
  return [
    { rank: 0, text: called, words: wordsOf(called) },
    // The middle of a word that is not shown would surprise: «нет» in «интернет».
    ...[/[а-я]/, /[a-z]/].flatMap((letters) =>
      wordsOf(plain(synonymsOf(exporter)))
        .filter((word) => letters.test(word))
        .map((word, at) => ({ rank: 1 + at / 100, text: '', words: [word] })),
    ),
    { rank: SAID, text: said, words: wordsOf(said) },
  ];
}

/** Exporters by section, in the order of MoySklad's menu; empty sections are left out. */
export function bySection(exporters: Exporter[]): { section: Exporter['section']; exporters: Exporter[] }[] {
  return SECTIONS.map((section) => ({
    section,
    exporters: exporters.filter((exporter) => exporter.section === section),
  })).filter((group) => group.exporters.length > 0);
}
