/** Finding and sorting in the list of exports. */
import type { ExportConfig } from '../../api/exportConfigs.ts';
import type { Schedule } from '../../api/schedules.ts';
import { type OutcomeKind, outcomeOf } from '../../features/tasks/outcome.ts';
import { allOf } from '../../shared/allOf.ts';

export type Order = 'made' | 'name' | 'lastRun' | 'nextRun' | 'state';
export const ORDERS = allOf<Order>()(['made', 'name', 'lastRun', 'nextRun', 'state']);

/** States from what asks most for a look to what asks for none. */
const STATES = allOf<OutcomeKind>()([
  'failed',
  'differs',
  'waiting',
  'empty',
  'cancelled',
  'running',
  'cancelling',
  'queued',
  'wouldChange',
  'changed',
  'exact',
  'agrees',
  'wouldNotChange',
]);

/** Those in which every word stands: in the name, in what is exported, or in where it goes. Case and «ё» make no difference. */
export function findExports(
  configs: ExportConfig[],
  words: string,
  titleOf: (config: ExportConfig) => string,
): ExportConfig[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return configs;
  return configs.filter((config) => {
    const text = plain([config.name, titleOf(config), config.spreadsheetTitle, config.sheetTitle].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

/** In this order; what has no such moment or state stands last, and those that are alike as they were made. */
export function sortExports(
  configs: ExportConfig[],
  order: Order,
  schedules: Pick<Schedule, 'configId' | 'nextAt'>[],
  language: string,
): ExportConfig[] {
  const sorted = [...configs];
  if (order === 'name') {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return sorted.sort((a, b) => compare(a.name, b.name));
  }
  if (order === 'made') return sorted;
  const next = new Map<string, number>();
  for (const { configId, nextAt } of schedules)
    if (nextAt)
      next.set(configId, Math.min(Date.parse(nextAt), next.get(configId) ?? Number.POSITIVE_INFINITY));
  const placeOf = ({ id, lastTask }: ExportConfig): number => {
    if (order === 'nextRun') return next.get(id) ?? Number.MAX_VALUE;
    if (!lastTask) return Number.MAX_VALUE;
    return order === 'lastRun' ? -Date.parse(lastTask.createdAt) : STATES.indexOf(outcomeOf(lastTask).kind);
  };
  return sorted.sort((a, b) => placeOf(a) - placeOf(b));
}

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
