import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Webhook } from '../../moysklad/index.ts';
import { compare } from './compare.ts';

const secret = 'unguessable';
const address = `https://skladno.example.com/hooks/moysklad/${secret}`;
const order = { entity: 'customerorder', action: 'UPDATE' };
const gone = { entity: 'customerorder', action: 'DELETE' };
const stock = { entity: 'stock', action: 'all' };
const hook = (id: string, pair = order, more: Partial<Webhook> = {}): Webhook => ({
  ...{ id, ...pair, url: address, enabled: true, fields: pair.action === 'UPDATE', accountId: null },
  ...more,
});
const before = { url: `http://10.0.0.1:3000/hooks/moysklad/${secret}` };
const others = [
  hook('another program', order, { url: 'https://other.example.com/moysklad' }),
  hook('another company', order, { url: address.replace(secret, 'of another one') }),
  hook('longer', order, { url: `${address}-and-more` }),
  hook('one that begins so', order, { url: `${address}?x=1` }),
  hook('of another in the path', order, { url: `https://evil.example.com/${secret}` }),
];

const cases: [
  name: string,
  wanted: (typeof order)[],
  found: Webhook[],
  plan: { kept?: string[]; update?: string[]; create?: string[]; remove?: string[] },
][] = [
  ['nothing is wanted and nothing is there', [], [], {}],
  ['all is to be made', [order, stock], [], { create: ['customerorder UPDATE', 'stock all'] }],
  ['wanted by several exports', [order, { ...order }], [], { create: ['customerorder UPDATE'] }],
  ['all is in order', [order, gone], [hook('a'), hook('b', gone)], { kept: ['a', 'b'] }],
  ['switched off', [order], [hook('a', order, { enabled: false })], { update: ['a'] }],
  ['tells no fields', [order], [hook('a', order, { fields: false })], { update: ['a'] }],
  ['only updates tell fields', [gone], [hook('a', gone, { fields: false })], { kept: ['a'] }],
  ['our address moved', [order], [hook('a', order, before)], { update: ['a'] }],
  [
    'our address moved, and the new one is there already',
    [order],
    [hook('a', order, before), hook('b')],
    { kept: ['b'], remove: ['a'] },
  ],
  ['nobody needs it any more', [], [hook('a'), hook('b', stock)], { remove: ['a', 'b'] }],
  ['one of two is not needed', [gone], [hook('a'), hook('b', gone)], { kept: ['b'], remove: ['a'] }],
  ['one of two is there', [order, gone], [hook('a')], { kept: ['a'], create: ['customerorder DELETE'] }],
  ['others stand beside', [order], others, { create: ['customerorder UPDATE'] }],
  ['others stand beside, and nothing is wanted', [], others, {}],
  [
    'stock of another report is another one',
    [stock],
    [hook('a', { entity: 'stock', action: 'bystore' })],
    {
      create: ['stock all'],
      remove: ['a'],
    },
  ],
];

describe('what is wanted and what an account has', () => {
  for (const [name, wanted, found, { kept = [], update = [], create = [], remove = [] }] of cases)
    test(name, () => {
      const plan = compare(wanted, found, { address, secret });
      const ids = (hooks: Iterable<Webhook>) => [...hooks].map(({ id }) => id);
      assert.deepEqual(
        {
          ...{ kept: ids(plan.kept.values()), update: ids(plan.update), remove: ids(plan.remove) },
          create: plan.create.map(({ entity, action }) => `${entity} ${action}`),
        },
        { kept, update, create, remove },
      );
    });
});
