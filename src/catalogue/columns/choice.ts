/** How a cell may be asked to look; each type of column takes those that fit it. */
export const formatTypes = [
  'text',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'boolean',
  'yesNo',
  'link',
] as const;

export interface Format {
  type: (typeof formatTypes)[number];
  /** Digits after the point, 0…6. */
  decimals?: number | undefined;
  /** Sign behind a sum of money. */
  currency?: string | undefined;
}

/** A column as a person wants it; a bare key takes it as it comes. */
export type ColumnChoice =
  | string
  | {
      /** Key of the exporter's column; for a computed one a key of one's own, `computed:…`. */
      key: string;
      title?: string | undefined;
      format?: Format | undefined;
      /** Shown where the cell would be empty. */
      whenEmpty?: string | number | undefined;
      /** A computed column: a formula over the other columns. */
      formula?: string | undefined;
    };
