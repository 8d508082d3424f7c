import type { AuditQuery } from '../../api/auditLog.ts';

/** The nouns that events begin with. */
export const NOUNS = [
  'company',
  'member',
  'invitation',
  'api-key',
  'integration',
  'export-config',
  'export-task',
  'marketplace',
  'support',
  'job',
  'schedule',
  'scenario-export',
  'change-trigger',
  'source-webhook',
  'webhook',
  'partnership',
  'message',
  'plan',
] as const;

/** As they stand in the fields; an empty text narrows nothing. */
export interface Filters {
  /** Days in the reader's zone, `2026-01-31`; both are included. */
  from: string;
  to: string;
  actor: string;
  event: (typeof NOUNS)[number] | '';
  target: string;
}

export const noFilters: Filters = { from: '', to: '', actor: '', event: '', target: '' };

/** The filters as the API takes them. */
export function toQuery({ from, to, actor, event, target }: Filters): AuditQuery {
  return {
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) }),
    ...(actor.trim() && { actor: actor.trim() }),
    ...(event && { event }),
    ...(target.trim() && { target: target.trim() }),
  };
}

/** The first moment of a day, or of one some days later, in the reader's zone. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
