import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Source } from '../protocol/index.ts';
import type { Ready } from './ready.ts';
import { warningsOf } from './warnings.ts';

test('what a token may not see is called as in the gallery, not by its code', () => {
  const ready = {
    draft: { gone: [], account: { columns: [] } },
    table: { unsorted: false, left: [] },
  } as unknown as Ready;
  const source = { names: { hidden: new Set(['store', 'somethingnew']) } } as unknown as Source;
  assert.deepEqual(
    warningsOf(ready, source, false).map(({ kind, params }) => [kind.code, params]),
    [
      ['source-no-rights', { ru: 'Склады', en: 'Stores' }],
      ['source-no-rights', { ru: 'somethingnew', en: 'somethingnew' }],
    ],
  );
});
