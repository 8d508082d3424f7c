import { Anchor } from '@mantine/core';
import { piecesOf } from './addresses.ts';
import { OutsideLink } from './links.tsx';

/** A plain text in which the addresses of pages are links; those of other sites open in a new tab. */
export function LinkedText({ text }: { text: string }) {
  return piecesOf(text).map(({ start, piece, isAddress }) => {
    if (!isAddress) return piece;
    if (piece.startsWith(`${window.location.origin}/`))
      return (
        <Anchor key={start} href={piece} underline="always" inherit>
          {piece}
        </Anchor>
      );
    return (
      <OutsideLink key={start} href={piece}>
        {piece}
      </OutsideLink>
    );
  });
}
