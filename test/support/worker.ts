import type { Mode } from '../../src/exports/index.ts';
import { type ExportSetting, exportOnce } from './export.ts';

/** A process that runs one export and may be killed: the setting comes as a message, the outcome goes back as one. */
process.once('message', (message) => {
  const { setting, mode } = message as { setting: ExportSetting; mode: Mode };
  exportOnce(setting, 'customerorder', mode)
    .then(({ result }) => process.send?.({ result }))
    .catch((error: unknown) => process.send?.({ error: String(error) }))
    .finally(() => process.disconnect());
});
