const OUTCOMES = ['connected', 'partial', 'refused', 'scope', 'state', 'taken', 'failed', 'confirm'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a consent at Google ended, and what it was begun with, for the form that it leads back to. */
export interface GoogleReturn {
  google?: Outcome;
  /** Every spreadsheet of the person was asked for. */
  links?: true;
  /** The integration that was to be connected again. */
  account?: string;
}

/** What the server tells the page that a consent at Google leads back to. */
export function outcomeInSearch(search: Record<string, unknown>): GoogleReturn {
  const google = OUTCOMES.find((known) => known === search.google);
  if (!google) return {};
  return {
    google,
    ...(Number(search.links) === 1 && { links: true as const }),
    ...(typeof search.account === 'string' && { account: search.account }),
  };
}
