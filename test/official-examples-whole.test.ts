import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openGoogle } from '../sandbox/google/index.ts';
import type { Exporter } from '../src/catalogue/exporter.ts';
import type { Condition } from '../src/catalogue/filter/conditions.ts';
import { type Example, exampleAnswers, exampleMetadata } from './support/example-answers.ts';
import { exportOnce, newSetting } from './support/export.ts';
import { columnsOf, rowsOf } from './support/exporting.ts';
import { officialDocs, serveOfficialExamples } from './support/official-examples.ts';

/**
 * Every official example answer that has an exporter goes through source, engine and writer into a sheet, all columns of
 * it, without a warning. Its cells are looked at in catalogue/official-examples.test.ts.
 */

const task = '1906fa20-99d6-11ee-0a83-0a2e00000767';
const chosen: Record<string, Condition> = {
  period: { field: 'period', op: 'period', value: { from: '2018-09-01', to: '2018-09-30' } },
  productionTask: {
    field: 'productionTask',
    op: 'anyOf',
    value: [
      {
        type: 'productiontask',
        id: task,
        name: '00001',
        href: `https://api.moysklad.ru/api/remap/1.2/entity/productiontask/${task}`,
      },
    ],
  },
  interval: { field: 'interval', op: 'anyOf', value: ['day'] },
};
const conditionsOf = ({ filters }: Exporter) =>
  filters.flatMap(({ key, required }) => (required && chosen[key] ? [chosen[key]] : []));

/** Samples give sizes and limits of other lists than the one they print; of an answer these are told by its rows. */
function wholeList(answer: unknown): unknown {
  const { rows, meta } = answer as { rows?: unknown[]; meta?: object };
  if (!Array.isArray(rows)) return answer;
  return { ...(answer as object), meta: { ...meta, size: rows.length, limit: 1000, offset: 0 } };
}

test('every official example is exported without a warning', async (t) => {
  if (!officialDocs) return t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
  const folder = join(officialDocs, 'examples');
  const { examples } = await exampleAnswers(folder);
  const google = await openGoogle({ port: 0, quotas: false });
  const moysklad = await serveOfficialExamples(officialDocs);
  try {
    for (const example of examples) await t.test(example.file, () => exported(example));
  } finally {
    await google.close();
    await moysklad.close();
  }

  async function exported({ exporter, answer }: Example) {
    moysklad.answerWith(exporter.reading.path, wholeList(answer));
    const setting = newSetting(google, { apiUrl: moysklad.apiUrl, token: 'any' });
    const columns = columnsOf(exporter, await exampleMetadata(folder, exporter)).map(({ key }) => key);
    const { result, warnings } = await exportOnce(setting, exporter.key, 'upsert', {
      columns,
      conditions: conditionsOf(exporter),
    });
    assert.deepEqual(warnings, []);
    const keys = new Set(rowsOf(exporter, answer).map((row) => exporter.keyOf(row)));
    assert.equal(result.rowsAppended, keys.size);
  }
});
