/**
 * What a person does next about a run: for each problem that a run may fail with, the page or the action that mends it.
 * `test/cures.test.ts` holds the list to the problems of the program.
 */
import type { ExportTask } from '../../api/exportTasks.ts';
import type { Integration } from '../../api/integrations.ts';
import { outcomeOf } from './outcome.ts';

/**
 * - `connections`: the page of accounts, to connect one again.
 * - `columns`, `rows`, `where`, `how`: that step of the export's settings.
 * - `sheet`: the spreadsheet itself.
 * - `run`, `full`: another run, of what changed or of everything.
 */
export type Cure = 'connections' | 'columns' | 'rows' | 'where' | 'how' | 'sheet' | 'run' | 'full';

/** Problems that a run may fail with, by code. */
export const CURES = {
  'formula-too-long': 'columns',
  'formula-too-deep': 'columns',
  'formula-unclosed': 'columns',
  'formula-missing-value': 'columns',
  'formula-unexpected': 'columns',
  'formula-comma': 'columns',
  'formula-bare-name': 'columns',
  'formula-unknown-column': 'columns',
  'formula-unknown-function': 'columns',
  'formula-arguments': 'columns',
  'formula-circle': 'columns',
  'formula-long-chain': 'columns',
  'formulas-too-many-steps': 'columns',
  'formula-too-heavy': 'columns',
  'formulas-too-heavy': 'columns',
  'formula-bad-key': 'columns',
  'unknown-exporter': 'columns',
  'unknown-column': 'columns',
  'unknown-mode': 'how',
  'bad-since': 'rows',
  'bad-filter': 'rows',
  'unknown-filter-field': 'rows',
  'bad-filter-operator': 'rows',
  'filter-missing': 'rows',
  'bad-sort': 'how',
  'bad-spreadsheet-link': 'where',
  'export-cancelled': 'run',
  'export-gave-up': 'columns',
  'export-owed': 'run',
  // It goes on by itself; who gave it up meanwhile starts it again.
  'exports-stopped': 'run',
  unexpected: 'run',
  'unknown-integration': 'where',
  'not-connected': 'connections',
  'choose-integration': 'where',
  'integration-reconnect': 'connections',
  'integration-doubted': 'run',
  'integration-busy': 'run',
  'google-oauth-missing': 'connections',
  'another-account': 'connections',
  'secret-unreadable': 'connections',
  'moysklad-token': 'connections',
  'moysklad-token-letters': 'connections',
  'moysklad-api-off': 'run',
  'moysklad-locked': 'run',
  'moysklad-forbidden': 'run',
  'moysklad-tariff': 'run',
  'moysklad-request': 'rows',
  'moysklad-too-large': 'rows',
  'moysklad-defect': 'run',
  'moysklad-missing': 'rows',
  'moysklad-limit': 'run',
  'moysklad-unavailable': 'run',
  'provider-redirect': 'run',
  'provider-answer-too-long': 'rows',
  'spreadsheet-not-shared': 'sheet',
  'spreadsheet-missing': 'where',
  'spreadsheet-out-of-scope': 'where',
  'google-credentials': 'connections',
  'google-key-unreadable': 'connections',
  'google-clock': 'run',
  'google-api-disabled': 'run',
  'google-project-gone': 'connections',
  'google-scopes': 'connections',
  'google-domain-policy': 'connections',
  'spreadsheet-is-office-file': 'where',
  'google-client': 'connections',
  'spreadsheet-full': 'where',
  'sheet-columns': 'columns',
  'spreadsheet-protected': 'sheet',
  'sheet-taken': 'where',
  'sheet-shrunk': 'run',
  'sheet-deleted': 'run',
  'key-column-deleted': 'sheet',
  'sheet-restless': 'run',
  'google-no-storage': 'where',
  'google-storage-full': 'connections',
  'google-quota': 'run',
  'google-unavailable': 'run',
  'google-request': 'sheet',
  'row-keys-spoilt': 'sheet',
  'rows-mixed-up': 'how',
  'gone-rows-mixed-up': 'how',
  'table-moved-elsewhere': 'where',
} as const satisfies Record<string, Cure>;

/** The one thing to do next about a run that is over: the cure where it failed, else what follows from it; at least a look at the sheet. */
export function nextStep(task: ExportTask): Cure {
  const { kind } = outcomeOf(task);
  if (kind === 'failed' || kind === 'waiting') {
    const cures: Record<string, Cure> = CURES;
    // A newer server may know more problems than this page: another run is right for most.
    return cures[task.error?.code ?? ''] ?? 'run';
  }
  if (kind === 'wouldChange') return 'run';
  if (kind === 'differs') return 'full';
  if (kind === 'empty') return 'rows';
  return kind === 'cancelled' ? 'run' : 'sheet';
}

/** Problems of MoySklad's account whose code does not begin with its name; those of Google's all do. */
const OF_MOYSKLAD: string[] = ['another-account'] satisfies (keyof typeof CURES)[];

/**
 * The account to be mended where a run's cure is among the connections: the one its problem is of, else the one that is lost.
 * @returns its id; undefined where that cannot be told.
 */
export function accountToMend(
  {
    error,
    moyskladIntegrationId,
    googleIntegrationId,
  }: Pick<ExportTask, 'error' | 'moyskladIntegrationId' | 'googleIntegrationId'>,
  integrations: Pick<Integration, 'id' | 'status'>[],
): string | undefined {
  const code = error?.code ?? '';
  if (code.startsWith('moysklad-') || OF_MOYSKLAD.includes(code)) return moyskladIntegrationId;
  if (code.startsWith('google-')) return googleIntegrationId;
  return [moyskladIntegrationId, googleIntegrationId].find((id) =>
    integrations.some((one) => one.id === id && one.status === 'reconnect'),
  );
}
