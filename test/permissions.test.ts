import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exporterNeeds } from '../src/catalogue/permissions.ts';
import { rightsOf, titleOfRight } from '../src/moysklad/index.ts';

const of = (key: string) => exporterNeeds().find((each) => each.key === key)?.permissions;

test('every exporter names its right as MoySklad knows it', () => {
  assert.deepEqual(of('customerorder'), ['customerOrder']);
  assert.deepEqual(of('customerorderposition'), ['customerOrder']);
  assert.deepEqual(of('counterparty'), ['company']);
  assert.deepEqual(of('stock_all'), ['good']);
  assert.deepEqual(of('stock_all_current'), ['viewStockReport']);
  assert.deepEqual(of('money_byaccount'), ['viewDashboard', 'viewMoneyDashboard']);
  // What has no right in the documentation, and nothing else, needs none.
  const without = exporterNeeds().flatMap(({ key, permissions }) => (permissions.length === 0 ? [key] : []));
  assert.deepEqual(
    without
      .map((key) => key.replace(/position$/, ''))
      .filter((key, i, all) => all.indexOf(key) === i)
      .sort(),
    [
      'bonusprogram',
      'contentcard',
      'discount',
      'emissionorder',
      'expenseitem',
      'group',
      'payroll',
      'region',
      'retireorder',
      'role',
      'saleplatform',
      'task',
      'thing',
    ],
  );
});

test('every right has words of MoySklad’s screens, and an administrator has it', () => {
  const { rights } = rightsOf({ admin: { view: 'ALL' } });
  for (const { key, permissions } of exporterNeeds()) {
    for (const tag of permissions) {
      assert.notEqual(titleOfRight(tag).ru, tag, `${key}: ${tag}`);
      assert.ok(
        rights.some((right) => right === tag),
        `${key}: ${tag}`,
      );
    }
  }
});

test('rights are understood in a user’s words and in the vendor’s', () => {
  const user = rightsOf({
    customerorder: { view: 'OWN' },
    counterparty: { view: 'NO' },
    stock: { view: 'ALL' },
  });
  assert.equal(user.admin, false);
  assert.ok(user.rights.includes('customerOrder') && user.rights.includes('viewStockReport'));
  assert.ok(!user.rights.includes('company') && !user.rights.includes('demand'));
  const vendor = rightsOf({ supply: { view: 'ALL', update: 'ALL' }, viewDashboard: true, viewAudit: false });
  assert.ok(vendor.rights.includes('supply') && vendor.rights.includes('viewDashboard'));
});
