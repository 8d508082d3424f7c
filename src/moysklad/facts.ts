import type { SourceFacts } from '../protocol/index.ts';
import { OPENED_ROWS } from './lines.ts';
import { PAGE_ROWS } from './pages.ts';
import { IDS_PER_CALL } from './references.ts';

/** What the planner is told of MoySklad (documentation: paging, expand, async, limits, filtering). */
export const facts: SourceFacts = {
  pageRows: { large: PAGE_ROWS, opened: OPENED_ROWS },
  idsPerCall: IDS_PER_CALL,
  // The start, two or three looks, and the result.
  background: { calls: 5, fromPages: 6 },
  bulkChangeMs: 5 * 60_000,
  firstMoment: '1970-01-01 03:00:00',
};
