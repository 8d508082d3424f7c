const OUTCOMES = ['connected', 'partial', 'refused', 'scope', 'state', 'taken', 'failed', 'confirm'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a consent at Google ended, as the server tells the page that it leads back to. */
export function outcomeInSearch(search: Record<string, unknown>): { google?: Outcome } {
  const google = OUTCOMES.find((known) => known === search.google);
  return google ? { google } : {};
}
