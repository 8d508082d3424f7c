import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserOf } from './browserOf.ts';

test('browsers that call themselves by each other’s names are told apart', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0';
  const names: [string | null, string | undefined][] = [
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, 'Chrome, Windows'],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} YaBrowser/24.10 Safari/537.36`,
      'Яндекс Браузер, Windows',
    ],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${chrome} Safari/537.36 Edg/130.0.0.0`, 'Edge, macOS'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    ['Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0', 'Firefox, Android'],
    ['curl/8.5.0', undefined],
    [null, undefined],
  ];
  for (const [header, name] of names) assert.equal(browserOf(header), name);
});
