import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstUndone, welcomeStepInSearch } from './steps.ts';

test('the first run goes on where it stopped', () => {
  assert.equal(firstUndone({ moysklad: false, google: true, template: false }), 'moysklad');
  assert.equal(firstUndone({ moysklad: true, google: false, template: false }), 'google');
  assert.equal(firstUndone({ moysklad: true, google: true, template: false }), 'template');
  assert.equal(firstUndone({ moysklad: true, google: true, template: true }), 'sheet');
});

test('an address names a step or none', () => {
  assert.deepEqual(welcomeStepInSearch({ step: 'google' }), { step: 'google' });
  assert.deepEqual(welcomeStepInSearch({ step: 'elsewhere' }), {});
});
