import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

test('free ports at the same time are different ones, and none the system gives to outgoing connections', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
  assert.equal(new Set(ports).size, 20);
  for (const port of ports) {
    assert.ok(port >= 20_000 && port < 32_000, `${port}`);
    const server = createServer().listen(port);
    await once(server, 'listening');
    server.close();
  }
});

test('what somebody listens on, or another process was given and does not use yet, is not free', async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const used = (server.address() as { port: number }).port;
  const given = await freePort();
  const ours = await freePort();
  const module = JSON.stringify(new URL('free-port.ts', import.meta.url).href);
  const script = `const { freePort } = await import(${module});
    const tries = ${JSON.stringify([used, given])};
    console.log(await freePort(() => tries.shift() ?? 20_000 + Math.floor(12_000 * Math.random())), tries.length);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  server.close();
  const [port, left] = stdout.trim().split(' ').map(Number);
  assert.equal(left, 0, 'both were tried');
  assert.ok(![used, given, ours].includes(port ?? 0), stdout);
});
