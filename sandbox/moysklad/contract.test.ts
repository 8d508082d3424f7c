import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { listOf, openForTest } from './testing.ts';

/** The folder of MoySklad's official OpenAPI document (`openapi.json`) and of the field catalogue made of its pages (`entities.json`). */
const docs = process.env.SKLADNO_MOYSKLAD_DOCS;

/** List schemas of the official document. */
const SCHEMAS: Record<string, string> = {
  customerorder: 'customerOrderList',
  product: 'productList',
  counterparty: 'counterpartyList',
  organization: 'organizationList',
  store: 'storeList',
  project: 'projectList',
  contract: 'contractList',
  saleschannel: 'salesChannelList',
  employee: 'employeeList',
  group: 'groupList',
  currency: 'currencyList',
  uom: 'uomList',
  productfolder: 'productFolderList',
  country: 'countryList',
  region: 'regionList',
  customentity: 'customEntityElementList',
};

/** The tables call these mandatory in answers, the official examples leave them out; the sandbox follows the examples. */
const ABSENT_IN_EXAMPLES = new Set([
  // A counterparty without a bank account has none to show.
  'contract.agentAccount',
  // Standard rows belong to no account and are shared with nobody.
  'country.accountId',
  'region.accountId',
  'uom.accountId',
  'uom.shared',
]);

const openApi = z.object({
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const catalogue = z.object({
  entities: z.array(
    z.object({
      code: z.string(),
      fields: z.array(z.object({ name: z.string(), alwaysPresent: z.boolean() })),
    }),
  ),
});

test('every list answer obeys the official OpenAPI document and the field tables', async (t) => {
  if (!docs) {
    t.diagnostic(
      'LEFT OUT: SKLADNO_MOYSKLAD_DOCS names no folder with the official openapi.json; nothing was compared',
    );
    return;
  }
  const document = openApi.parse(JSON.parse(await readFile(join(docs, 'openapi.json'), 'utf8')));
  const { entities } = catalogue.parse(JSON.parse(await readFile(join(docs, 'entities.json'), 'utf8')));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(toJsonSchema(document) as object, 'openapi');

  const { sandbox, api } = await openForTest();
  t.after(() => sandbox.close());
  const [dictionary] = sandbox.account('app-token').store.dictionaries;
  for (const [type, schema] of Object.entries(SCHEMAS)) {
    assert.ok(document.components.schemas[schema], `the document knows ${schema}`);
    const validate = ajv.getSchema(`openapi#/components/schemas/${schema}`);
    assert.ok(validate);
    const path = type === 'customentity' ? `/entity/customentity/${dictionary?.id}` : `/entity/${type}`;
    const expand =
      type === 'customerorder'
        ? '&expand=agent,organization,store,project,contract,state,positions.assortment'
        : '';
    for (const query of ['?limit=1000', `?limit=100${expand}`]) {
      const answer = await api(path + query);
      assert.equal(answer.status, 200);
      assert.equal(validate(answer.json), true, `${type}: ${ajv.errorsText(validate.errors?.slice(0, 5))}`);
      const { rows } = listOf(answer);
      assert.ok(rows.length > 0, `${type} has rows`);
      const fields = entities.find((entity) => entity.code === type)?.fields ?? [];
      const known = new Set(fields.map(({ name }) => name));
      for (const row of rows) {
        for (const name of Object.keys(row)) assert.ok(known.has(name), `${type}.${name} is in no table`);
        for (const { name, alwaysPresent } of fields) {
          const mandatory = alwaysPresent && !ABSENT_IN_EXAMPLES.has(`${type}.${name}`);
          assert.ok(!mandatory || name in row, `${type}.${name} must always be there`);
        }
      }
    }
  }
});

/**
 * OpenAPI 3.0 says `minimum: 0, exclusiveMinimum: true` where JSON Schema says `exclusiveMinimum: 0`. And its `oneOf` for the
 * item of a line tells products, services and bundles apart by `meta.type` only: their schemas have no mandatory field, so
 * that even the official line example fits several of them. It is read as `anyOf`.
 */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (typeof node !== 'object' || node === null) return node;
  const schema = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, toJsonSchema(value)]));
  if (schema.oneOf) {
    schema.anyOf = schema.oneOf;
    delete schema.oneOf;
  }
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue;
    const exclusive = schema[flag];
    delete schema[flag];
    if (!exclusive) continue;
    schema[flag] = schema[limit];
    delete schema[limit];
  }
  return schema;
}
