/** What can be said of an export task without asking anybody. */
import type { ExportConfig } from '../../api/exportConfigs.ts';
import type { ExportTask } from '../../api/exportTasks.ts';

/** How far the reading is, 0 to 100; null while the number of documents is unknown. */
export function progressPercent(task: ExportTask): number | null {
  if (task.status === 'done') return 100;
  const { read, total } = task.progress;
  if (total === null) return null;
  return total === 0 ? 100 : Math.min(100, Math.floor((100 * read) / total));
}

/** The address of an export's sheet; of its spreadsheet while no run has found the sheet there. */
export function sheetUrl({ lastTask, spreadsheetId, spreadsheetUrl }: ExportConfig): string {
  // After an export is led to another spreadsheet, its last run still belongs to the former one.
  return lastTask?.spreadsheetUrl.includes(spreadsheetId) ? lastTask.spreadsheetUrl : spreadsheetUrl;
}
