#!/usr/bin/env node
// Started by any Node (`npx skladno`): the program itself needs Node 24, which is a dependency, so that an older Node on the
// machine does not matter. Plain JavaScript, because the Node that reads this file may know nothing newer.
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = new URL('../src/cli.ts', import.meta.url);
// Everything is compiled once, for all later starts, which then take half of their time. Where nothing can be written (a folder
// of somebody else's), Node goes on without.
const compiled = fileURLToPath(new URL('../node_modules/.cache/skladno', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  module.enableCompileCache(compiled);
  await import(cli.href);
} else {
  const { spawn } = await import('node:child_process');
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
  const node = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const child = spawn(node, [fileURLToPath(cli), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  // Ctrl-C in a terminal reaches the child by itself; a signal sent to us alone is passed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  child.on('error', (error) => {
    console.error(`Node 24 does not start: ${error.message}. Run \`npm ci\`.`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
