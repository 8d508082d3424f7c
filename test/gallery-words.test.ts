import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../src/catalogue/index.ts';
import { SYNONYMS, synonymsOf } from '../web/src/pages/export-form/gallery/synonyms.ts';

test('the words people have for MoySklad’s things are of exporters that there are, and every exporter has some', () => {
  const known = new Set([...catalogue.map(({ key }) => key), 'customentity']);
  assert.deepEqual(
    Object.keys(SYNONYMS).filter((key) => !known.has(key)),
    [],
  );
  assert.deepEqual(
    catalogue.filter(({ key }) => synonymsOf(key) === '').map(({ key }) => key),
    [],
  );
});
