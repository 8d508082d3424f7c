import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reachable } from './reach.ts';

const real = 'https://api.moysklad.ru/api/remap/1.2';
const here = 'http://127.0.0.1:4010/api/remap/1.2';

const cases: [ours: string, theirs: string, can: boolean][] = [
  ['https://skladno.example.com', real, true],
  ['https://skladno.example.com/app', real, true],
  ['https://93.184.216.34', real, true],
  ['http://skladno.example.com', real, false],
  ['https://localhost:3000', real, false],
  ['https://127.0.0.1', real, false],
  ['https://192.168.1.10', real, false],
  ['https://10.1.2.3', real, false],
  ['https://172.31.0.1', real, false],
  ['https://172.32.0.1', real, true],
  ['https://[::1]', real, false],
  ['https://[fd00::1]', real, false],
  ['https://[2a02:6b8::1]', real, true],
  ['https://server', real, false],
  ['https://shop.local', real, false],
  ['http://localhost:3000', here, true],
  ['http://127.0.0.1:3000', here, true],
  ['http://[::1]:3000', 'http://localhost:4010/api', true],
  ['http://skladno.example.com', here, false],
  ['http://192.168.1.10:3000', here, false],
];

for (const [ours, theirs, can] of cases)
  test(`MoySklad at ${new URL(theirs).hostname} ${can ? 'reaches' : 'does not reach'} ${ours}`, () => {
    assert.equal(reachable(ours, theirs), can);
  });
