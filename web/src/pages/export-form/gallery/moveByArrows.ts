import type { KeyboardEvent } from 'react';

const CARD = '[data-gallery-card]';

/**
 * Arrows go from card to card as they stand on the screen: beside, above, below. From the search field Down comes to the
 * first card, and Up from the first row comes back.
 */
export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>(CARD)];
  const search = event.currentTarget.querySelector<HTMLElement>('input[type=search]');
  const from = (event.target as HTMLElement).closest<HTMLElement>(CARD);
  const next = from ? neighbour(cards, from, event.key) : event.key === 'ArrowDown' ? cards[0] : undefined;
  if (event.target !== search && !from) return;
  const target = next ?? (from && event.key === 'ArrowUp' ? search : null);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function neighbour(cards: HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const at = cards.indexOf(from);
  if (key === 'ArrowRight') return cards[at + 1];
  if (key === 'ArrowLeft') return cards[at - 1];
  const own = from.getBoundingClientRect();
  const below = key === 'ArrowDown';
  if (!below && key !== 'ArrowUp') return undefined;
  return cards
    .map((card) => ({ card, box: card.getBoundingClientRect() }))
    .filter(({ box }) => (below ? box.top >= own.bottom : box.bottom <= own.top))
    .sort((a, b) => distance(a.box, own) - distance(b.box, own))[0]?.card;
}

/** Rows first, then columns. */
function distance(box: DOMRect, own: DOMRect): number {
  return Math.abs(box.top - own.top) * 10 + Math.abs(box.left - own.left);
}
