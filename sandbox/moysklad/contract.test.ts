import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { officialSchemas } from '../../test/support/official-schemas.ts';
import { ENTITIES } from './entities.ts';
import { listOf, openForTest } from './testing.ts';

/** The folder of MoySklad's official OpenAPI document (`openapi.json`) and of the field catalogue made of its pages (`entities.json`). */
const docs = process.env.SKLADNO_MOYSKLAD_DOCS;

/** List schemas of the official document; it knows no list of the types left out. */
const SCHEMAS: Record<string, string> = Object.fromEntries(
  [
    'customerOrder product counterparty organization store project contract salesChannel employee group currency uom',
    'productFolder country region variant service bundle consignment expenseItem retailStore task taxRate discount bonusProgram',
    'processingPlan processingPlanFolder processingProcess processingStage demand salesReturn supply purchaseOrder purchaseReturn',
    'invoiceOut invoiceIn factureOut factureIn paymentIn paymentOut cashIn cashOut move enter loss inventory internalOrder',
    'processing processingOrder retailDemand retailSalesReturn retailShift retailDrawerCashIn retailDrawerCashOut',
    'prepaymentReturn commissionReportIn commissionReportOut salePlatform thing',
  ]
    .join(' ')
    .split(' ')
    .map((name) => [name.toLowerCase(), `${name}List`]),
);
SCHEMAS.customentity = 'customEntityElementList';

/** Types with a list the document does not describe: only the field tables are compared. */
const WITHOUT_SCHEMA = [
  'prepayment',
  'counterpartyadjustment',
  'pricelist',
  'productiontask',
  'payroll',
  'contentcard',
  'role',
];

/** The tables call these mandatory in answers, the official examples leave them out; the sandbox follows the examples. */
const ABSENT_IN_EXAMPLES = new Set([
  // A counterparty without a bank account has none to show.
  'contract.agentAccount',
  // A task that is not done was not completed.
  'task.completed',
  // Standard rows belong to no account and are shared with nobody.
  'country.accountId',
  'region.accountId',
  'uom.accountId',
  'uom.shared',
]);

const catalogue = z.object({
  entities: z.array(
    z.object({
      code: z.string(),
      fields: z.array(z.object({ name: z.string(), alwaysPresent: z.boolean() })),
    }),
  ),
});

test('every list answer obeys the official OpenAPI document and the field tables', async (t) => {
  if (!docs) return t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
  const schemas = await officialSchemas(docs);
  const { entities } = catalogue.parse(JSON.parse(await readFile(join(docs, 'entities.json'), 'utf8')));

  const size = { orders: 300, products: 60, counterparties: 80, documents: 40 };
  const { sandbox, api } = await openForTest({
    accounts: [{ name: 'demo', token: 'app-token', kind: 'app', ...size }],
  });
  t.after(() => sandbox.close());
  const [dictionary] = sandbox.account('app-token').store.dictionaries;
  const problems = new Set<string>();
  for (const type of [...Object.keys(SCHEMAS), ...WITHOUT_SCHEMA]) {
    const schema = SCHEMAS[type];
    const validate = schema === undefined ? undefined : schemas(schema);
    assert.ok(validate || schema === undefined, `the document knows ${schema}`);
    const path = type === 'customentity' ? `/entity/customentity/${dictionary?.id}` : `/entity/${type}`;
    const expand = `&expand=${[...(ENTITIES.get(type)?.targets.keys() ?? [])].join(',')}`;
    for (const query of ['?limit=1000', `?limit=100${expand}`]) {
      const answer = await api(path + query);
      assert.equal(answer.status, 200, `${type}: ${JSON.stringify(answer.json)}`);
      if (validate && !validate(answer.json)) {
        for (const { instancePath, message } of validate.errors ?? []) {
          problems.add(`${type}${instancePath.replace(/\/\d+/g, '')} ${message}`);
        }
      }
      const { rows } = listOf(answer);
      assert.ok(rows.length > 0, `${type} has rows`);
      const fields = entities.find((entity) => entity.code === type)?.fields ?? [];
      const known = new Set(fields.map(({ name }) => name));
      for (const row of rows) {
        for (const name of Object.keys(row))
          if (!known.has(name)) problems.add(`${type}.${name} is in no table`);
        for (const { name, alwaysPresent } of fields) {
          const mandatory = alwaysPresent && !ABSENT_IN_EXAMPLES.has(`${type}.${name}`);
          if (mandatory && !(name in row)) problems.add(`${type}.${name} must always be there`);
        }
      }
    }
  }
  assert.deepEqual([...problems], []);
});
