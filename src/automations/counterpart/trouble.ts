/** Why a line, or the whole document, has no counterpart as it stands. */
export type TroubleKind =
  | 'good-missing'
  | 'good-several'
  | 'vat-unknown'
  | 'price-missing'
  | 'pack-unknown'
  | 'components-unknown'
  | 'serials-missing'
  | 'currency-unknown'
  | 'nothing-left';

export interface Trouble {
  kind: TroubleKind;
  /** Place of the line in the source's document, from 1; null: it is of the whole. */
  line: number | null;
  /** Nothing is made; else the document is made without it, and it is told. */
  stops: boolean;
  params: Record<string, number | string | null>;
}
