export interface Piece {
  /** Where in the text it begins. */
  start: number;
  piece: string;
  isAddress: boolean;
}

/** No example of an address («https://…/d/…») is one, and the mark that ends a sentence is none of its letters. */
const address = /https?:\/\/[^\s…]+(?<![.,;:!?)»”"])(?![^\s]*…)/g;

/** A text as pieces in their order: addresses of pages, and what stands between them. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const add = (start: number, piece: string, isAddress: boolean) => {
    if (piece) pieces.push({ start, piece, isAddress });
    end = start + piece.length;
  };
  for (const { 0: found, index } of text.matchAll(address)) {
    add(end, text.slice(end, index), false);
    add(index, found, true);
  }
  add(end, text.slice(end), false);
  return pieces;
}
