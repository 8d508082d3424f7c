import type { Good, Known } from './known.ts';
import type { Link } from './link.ts';
import type { Pair } from './pairs.ts';
import type { Rule } from './rule.ts';
import { idOf, type SourceLine } from './source-document.ts';
import type { Trouble } from './trouble.ts';

/** A line of the new document, as the body carries it. */
export type TargetLine = Record<string, unknown> & { quantity: number; price: number };

interface Given {
  pair: Pair;
  rule: Rule;
  known: Known;
  link: Link;
  /** Of the source's document: its lines have VAT. */
  vatEnabled: boolean;
}

/**
 * What a line becomes: one line, several where a bundle stands in its components, none where it is left out. Two lines of one good
 * stay two.
 * @param place of the line in its document, from 1.
 */
export function lineOf(
  line: SourceLine,
  place: number,
  given: Given,
): { lines: TargetLine[]; troubles: Trouble[] } {
  const { pair, rule, known } = given;
  const troubles: Trouble[] = [];
  const trouble = (kind: Trouble['kind'], params: Trouble['params'] = {}, stops = true) =>
    troubles.push({ kind, line: place, stops, params });
  const found = known.goods.get(idOf(line.assortment)) ?? null;
  if (!found) {
    trouble('good-missing', {}, rule.missing === 'stop');
    return { lines: [], troubles };
  }
  if ('several' in found) {
    trouble('good-several', { count: found.several });
    return { lines: [], troubles };
  }
  const { good } = found;
  const taxes = given.vatEnabled && line.vatEnabled;
  if (pair.taxed && taxes && !known.vatRates.has(line.vat)) trouble('vat-unknown', { rate: line.vat });
  const price = priceOf(line, good, rule);
  if (price === null) trouble('price-missing');
  const pack = line.pack && good.packs.find(({ quantity }) => quantity === line.pack?.quantity);
  if (line.pack && !pack) trouble('pack-unknown', { quantity: line.pack.quantity ?? null });
  const split = good.type === 'bundle' && !pair.bundles;
  if (split && good.components.length === 0) trouble('components-unknown');
  const parts = split
    ? partsOf(good, line.quantity, price ?? 0)
    : [{ good, quantity: line.quantity, price: price ?? 0 }];
  const serials = split ? [] : (line.things ?? []);
  const kept = pair.serials && serials.length > 0;
  if (pair.serials && parts.some((part) => part.good.serial) && !kept) trouble('serials-missing');
  const lines = parts.map(
    (part): TargetLine => ({
      assortment: given.link(part.good.type, part.good.id),
      quantity: part.quantity,
      price: part.price,
      ...(pair.taxed && {
        discount: rule.prices.kind === 'same' || rule.prices.kind === 'percent' ? line.discount : 0,
        vat: taxes ? line.vat : 0,
        vatEnabled: taxes,
      }),
      ...(pack && !split && { pack: { id: pack.id } }),
      ...(kept && part.good.serial && { things: serials }),
      ...(pair.codes &&
        !split &&
        part.good.marked &&
        line.trackingCodes && { trackingCodes: line.trackingCodes.map(codeOf) }),
    }),
  );
  return { lines, troubles };
}

/** Minor units for one; null: the good has no price of this type. */
function priceOf(line: SourceLine, good: Good, { prices }: Rule): number | null {
  switch (prices.kind) {
    case 'same':
      return line.price;
    case 'percent':
      return Math.round((line.price * (100 + prices.percent)) / 100);
    case 'priceType':
      return good.prices.get(prices.id) ?? null;
    case 'none':
      return 0;
  }
}

/** Hundredths of a minor unit: a share of a price is not rounded to whole ones, which would change the line's sum by roubles at great quantities. */
const FINE = 100;

/** A bundle's components, each with its share of the price: by what they cost by themselves, else by how many there are. */
function partsOf({ components }: Good, quantity: number, price: number) {
  const worth = (part: Good['components'][number]) => part.price * part.quantity;
  const whole = components.reduce((sum, part) => sum + worth(part), 0);
  const count = components.reduce((sum, part) => sum + part.quantity, 0);
  return components.map((part) => {
    const share = whole > 0 ? worth(part) / whole : part.quantity / count;
    return {
      good: part.good,
      quantity: part.quantity * quantity,
      price: Math.round(((price * share) / part.quantity) * FINE) / FINE,
    };
  });
}

/** A marking code without what belongs to the other account; a package has its codes in it, one level deep (documentation: tracking codes). */
function codeOf({ cis, type, trackingCodes }: NonNullable<SourceLine['trackingCodes']>[number]): object {
  const inside = Array.isArray(trackingCodes) ? (trackingCodes as { cis: string; type: string }[]) : [];
  return {
    cis,
    type,
    ...(inside.length > 0 && { trackingCodes: inside.map(({ cis, type }) => ({ cis, type })) }),
  };
}
