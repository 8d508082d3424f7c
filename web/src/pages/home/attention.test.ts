import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mattersOf } from './attention.ts';

const failed = { id: 't1', status: 'failed', error: { code: 'x', title: 'Листа нет', detail: '' } } as never;
const done = { id: 't2', status: 'done', error: null } as never;

test('nothing is the matter where all is well, and where nothing is known yet', () => {
  assert.deepEqual(mattersOf({}), []);
  assert.deepEqual(
    mattersOf({
      configs: [{ id: 'c', name: 'Заказы', lastTask: done }],
      integrations: [{ id: 'i', title: 'МойСклад', status: 'ok' }],
      schedules: [{ id: 's', configId: 'c', pausedByFailures: false, pausedTogether: false }],
      webhooks: [{ id: 'w', name: 'Сайт', paused: 'person', failingSince: null }],
      usage: {
        off: false,
        unpaid: false,
        paused: [],
        metrics: [metric('rowsAMonth', 79, 100, 110), metric('exports', 5, 5, 5)],
      },
    }),
    [],
  );
});

test('what needs attention is told, the most pressing first', () => {
  const told = mattersOf({
    configs: [{ id: 'c', name: 'Заказы', lastTask: failed }],
    integrations: [{ id: 'i', title: 'МойСклад', status: 'reconnect' }],
    schedules: [
      { id: 's', configId: 'c', pausedByFailures: true, pausedTogether: false },
      { id: 'r', configId: 'c', pausedByFailures: false, pausedTogether: true },
    ],
    webhooks: [
      { id: 'w', name: 'Сайт', paused: 'failing', failingSince: null },
      { id: 'v', name: 'Бот', paused: null, failingSince: '2026-11-30T00:00:00Z' },
    ],
    usage: {
      ...{ off: false, unpaid: true, paused: [{ kind: 'exports', id: 'c', name: 'Заказы' }] },
      metrics: [metric('rowsAMonth', 80, 100, 110), metric('runsADay', 100, 100, 110)],
    },
  });
  assert.deepEqual(
    told.map(({ kind }) => kind),
    [
      'unpaid',
      'integration',
      'limit',
      'limit',
      'resting',
      'failed',
      'schedule',
      'together',
      'webhook',
      'webhook',
    ],
  );
  assert.deepEqual(
    told.flatMap((matter) => (matter.kind === 'limit' ? [matter.over] : [])),
    [false, true],
  );
  const off = { off: true, unpaid: false, paused: [], metrics: [metric('rowsAMonth', 100, 100, 110)] };
  assert.deepEqual(mattersOf({ usage: off }), []);
});

function metric(name: 'rowsAMonth' | 'runsADay' | 'exports', used: number, soft: number, hard: number) {
  return { metric: name, used, soft, hard };
}
