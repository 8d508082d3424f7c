import type { Integration } from '../../api/integrations.ts';

/** Whether a Google account lets us open every spreadsheet of the person, not only those made here. */
export const seesAll = ({ details }: Pick<Integration, 'details'>): boolean =>
  details.scopes?.some((scope) => scope.endsWith('/spreadsheets')) ?? false;
