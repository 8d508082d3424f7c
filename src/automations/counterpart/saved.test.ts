import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import {
  type MoyskladSandbox,
  openMoysklad as openSandbox,
  type World,
} from '../../../sandbox/moysklad/index.ts';
import { call, listOf } from '../../../sandbox/moysklad/testing.ts';
import { linkTo, openMoyskladWriter } from '../../moysklad/writing.ts';
import { MemoryBudgets, openLimits } from '../../platform/limits/limits.ts';
import { counterpartOf } from './counterpart.ts';
import type { Good } from './known.ts';
import { type Pair, type PairName, pairs } from './pairs.ts';
import { ruleSchema } from './rule.ts';
import { idOf, sourceDocumentSchema } from './source-document.ts';

/** Documents of one company made in another: MoySklad takes them, and holds what the counterpart says, field by field. */
let sandbox: MoyskladSandbox;
let [ours, theirs]: World[] = [];

before(async () => {
  const size = { orders: 12, products: 20, counterparties: 5, documents: 6 };
  sandbox = await openSandbox({
    port: 0,
    limits: false,
    accounts: ['a', 'b'].map((name) => ({ name, token: name, kind: 'app' as const, ...size })),
  });
  [ours, theirs] = ['a', 'b'].map((token) => sandbox.account(token));
});
after(() => sandbox?.close());

const read = async (token: string, path: string) =>
  listOf(await call(`${sandbox.apiUrl}${path}`, token)).rows;
const link = (type: string, id: string, path = type) => ({
  meta: { ...linkTo(sandbox.apiUrl, path, id).meta, type },
});
const first = (type: string, place = 0) => theirs?.ids(type)[place] ?? '';
const goodTypes = ['product', 'service', 'bundle', 'variant', 'consignment'];

/** Each good of ours is taken for that of theirs which has the same place. */
function goodsOf(): Map<string, { good: Good }> {
  const plain = { prices: new Map(), packs: [], serial: false, marked: false, components: [] };
  return new Map(
    goodTypes.flatMap((type) =>
      (ours?.ids(type) ?? []).map((id, place): [string, { good: Good }] => {
        const there = { ...plain, id: first(type, place % (theirs?.ids(type).length || 1)), type };
        const components = [
          { good: { ...plain, id: first('product'), type: 'product' }, quantity: 2, price: 100 },
        ];
        return [id, { good: type === 'bundle' ? { ...there, components } : there }];
      }),
    ),
  );
}

const rateSchema = z.looseObject({ rate: z.number() });

for (const [name, pair] of Object.entries(pairs) as [PairName, Pair][])
  test(`${pair.source} → ${pair.target}: what is saved is what the counterpart says`, async () => {
    const writer = openMoyskladWriter({
      apiUrl: sandbox.apiUrl,
      token: 'b',
      limits: openLimits(new MemoryBudgets()),
    });
    const rates = (await read('b', '/entity/taxrate')).map((rate) => rateSchema.parse(rate).rate);
    const rule = ruleSchema.parse({
      pair: name,
      organization: first('organization'),
      counterparty: first('counterparty', 1),
      store: first('store'),
      targetStore: first('store', 1),
      posted: pair.target !== 'demand',
      number: `${name} {number}`,
      comment: 'По документу {number} от {date}',
    });
    const documents = await read('a', `/entity/${pair.source}?limit=5&order=id`);
    assert.ok(documents.length > 2);
    for (const document of documents) {
      const lines = pair.lines ? await read('a', `/entity/${pair.source}/${document.id}/positions`) : [];
      const source = sourceDocumentSchema.parse({ ...document, lines });
      const made = counterpartOf(
        source,
        rule,
        { goods: goodsOf(), vatRates: new Set(rates), currency: { id: first('currency'), main: true } },
        link,
      );
      assert.deepEqual(made.troubles, []);
      const positions = made.lines.map(({ line }) => line);
      const syncId = randomUUID();
      const [written] = await writer.create(made.type, [
        { syncId, ...made.fields, ...(pair.lines && { positions }) },
      ]);
      assert.ok(written && 'object' in written, JSON.stringify(written));
      const saved: Record<string, unknown> = written.object;
      assert.equal(saved.syncId, syncId);
      for (const [field, value] of Object.entries(made.fields))
        assert.deepEqual(bare(saved[field]), bare(value), field);
      const rows = pair.lines ? await read('b', `/entity/${made.type}/${saved.id}/positions`) : [];
      assert.equal(rows.length, positions.length);
      for (const [place, line] of positions.entries())
        for (const [field, value] of Object.entries(line))
          assert.deepEqual(bare(rows[place]?.[field]), bare(value), `line ${place + 1}: ${field}`);
    }
  });

/** A reference by what it leads to, a moment to its second. */
function bare(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\.000$/, '');
  if (typeof value !== 'object' || value === null || !('meta' in value)) return value;
  const { meta } = value as { meta: { href: string; type: string } };
  return [meta.type, idOf({ meta })];
}
