import type { Localized } from '../../platform/problems.ts';

export const filterTypes = ['period', 'reference', 'number', 'money', 'text', 'boolean', 'choice'] as const;
export type FilterType = (typeof filterTypes)[number];

/** A field by which a person may narrow an export, in the person's own terms. */
export interface FilterField {
  /** `moment`, `state`, `agent`, `sum`, `attribute:<id>`… */
  key: string;
  title: Localized;
  type: FilterType;
  /**
   * How the source is asked: `condition` in the filter grammar under `name`, `parameter` as query parameters
   * (a period as `from` and `to`), `row`: the source cannot, so rows are chosen here by the column `name`.
   */
  by:
    | { as: 'condition'; name: string }
    | { as: 'parameter'; name: string }
    | { as: 'parameters'; from: string; to: string }
    | { as: 'row'; name: string };
  /** Where a `reference` is chosen from: `store`, `counterparty`, `customerorder/metadata/states`. */
  from?: string;
  /** The values of a `choice`, in words. */
  words?: Record<string, Localized>;
  /** Without it there is nothing to read. */
  required?: boolean;
}

type Options = Partial<Pick<FilterField, 'by' | 'required'>> & { name?: string };

function field(type: FilterType, key: string, ru: string, en: string, options: Options = {}): FilterField {
  const { name = key, by = { as: 'condition' as const, name }, ...rest } = options;
  return { key, title: { ru, en }, type, by, ...rest };
}

export const period = (key: string, ru: string, en: string, options?: Options) =>
  field('period', key, ru, en, options);
export const number = (key: string, ru: string, en: string, options?: Options) =>
  field('number', key, ru, en, options);
export const money = (key: string, ru: string, en: string, options?: Options) =>
  field('money', key, ru, en, options);
export const text = (key: string, ru: string, en: string, options?: Options) =>
  field('text', key, ru, en, options);
export const yesNo = (key: string, ru: string, en: string, options?: Options) =>
  field('boolean', key, ru, en, options);

/** A link to an object of the dictionary `from`. */
export const reference = (
  key: string,
  ru: string,
  en: string,
  from: string,
  options?: Options,
): FilterField => ({
  ...field('reference', key, ru, en, options),
  from,
});

/** A field with few values. */
export const choice = (
  key: string,
  ru: string,
  en: string,
  words: Record<string, Localized>,
  options?: Options,
): FilterField => ({ ...field('choice', key, ru, en, options), words });
