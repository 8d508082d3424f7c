import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Company, currentCompany } from './company.ts';

const company = (name: string, eraseAt: string | null = null): Company => ({
  id: name,
  name,
  role: 'owner',
  blockedReason: null,
  stoppedReason: null,
  eraseAt,
  support: null,
});

test('a browser that remembers no company begins with one in which one can work, if there is any', () => {
  const [closed, open] = [company('А', '2026-12-30T00:00:00Z'), company('Б')];
  assert.equal(currentCompany([closed, open]), open);
  assert.equal(currentCompany([closed]), closed);
  assert.equal(currentCompany([]), undefined);
});
