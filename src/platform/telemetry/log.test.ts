import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { openLog, withLogContext } from './log.ts';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const log = openLog('debug', { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

test('every line of a tenant’s work carries whose it is, across awaits and nested contexts', async () => {
  const { log, lines } = capture();
  await Promise.all(
    ['a', 'b'].map((companyId) =>
      withLogContext({ companyId, requestId: `r-${companyId}` }, async () => {
        await turn();
        await withLogContext({ taskId: `t-${companyId}` }, async () => {
          await turn();
          log.info('work');
        });
      }),
    ),
  );
  log.info('outside');
  assert.deepEqual(
    lines.map((line) => [line.company_id, line.request_id, line.task_id]),
    [
      ['a', 'r-a', 't-a'],
      ['b', 'r-b', 't-b'],
      [undefined, undefined, undefined],
    ],
  );
});

test('secrets are never written, however deep, also not inside errors', () => {
  const { log, lines } = capture();
  const error = Object.assign(new Error('refused'), {
    config: { headers: { Authorization: 'Bearer s3cret' } },
  });
  log.error({
    err: error,
    request: { headers: { cookie: 's3cret', 'x-api-key': 's3cret' }, body: [{ password: 's3cret' }] },
    moyskladToken: 's3cret',
    key: { private_key: 's3cret' },
    exporter: 'customerorder',
  });
  const line = JSON.stringify(lines[0]);
  assert(!line.includes('s3cret'), line);
  assert(line.includes('customerorder') && line.includes('refused'), line);
});

test('a full disk behind the log loses lines and ends no process', {
  skip: !existsSync('/dev/full') && 'there is no /dev/full here',
}, () => {
  const program = `
    import { openLog } from ${JSON.stringify(new URL('./log.ts', import.meta.url).href)};
    const log = openLog('info');
    log.info('one');
    setTimeout(() => { log.info('two'); process.stdout.write('alive'); }, 50);`;
  const full = openSync('/dev/full', 'w');
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', full],
  });
  closeSync(full);
  assert.deepEqual([status, String(stdout)], [0, 'alive']);
});
