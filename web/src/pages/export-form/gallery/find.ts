/** Finding an exporter or a template by words of either language. */
import type { Exporter } from '../../../api/exporters.ts';
import { allOf } from '../../../shared/allOf.ts';

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

/** Those that have every word in title or description; those with all of them in the title come first. */
export function find<Item extends Described>(items: Item[], words: string): Item[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return items;
  const has = (text: string) => wanted.every((word) => text.includes(word));
  const inTitle = items.filter(({ title }) => has(plain(`${title.ru} ${title.en}`)));
  const inAll = items.filter(
    (item) =>
      !inTitle.includes(item) &&
      has(plain(Object.values(item.title).concat(Object.values(item.description)).join(' '))),
  );
  return [...inTitle, ...inAll];
}

/** Exporters by section, in the order of MoySklad's menu; empty sections are left out. */
export function bySection(exporters: Exporter[]): { section: Exporter['section']; exporters: Exporter[] }[] {
  return SECTIONS.map((section) => ({
    section,
    exporters: exporters.filter((exporter) => exporter.section === section),
  })).filter((group) => group.exporters.length > 0);
}

/** Letter case and the dots of «ё» make no difference. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
