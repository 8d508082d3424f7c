import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiTypes } from '../scripts/openapi.ts';

test('the web application knows the API as the server offers it', async () => {
  const { current, wanted } = await apiTypes();
  assert.equal(current, wanted, 'run `npm run openapi`');
  for (const name of ['ExportConfig', 'ExportTask', 'Integration', 'Problem']) {
    assert.match(wanted, new RegExp(`^    ${name}: `, 'm'), `${name} has a name of its own`);
  }
});
