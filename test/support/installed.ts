import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { AccountOptions } from '../../sandbox/moysklad/index.ts';
import type { ConfigInput, TaskView } from '../../src/exports/schema.ts';
import { openTestApp, sheetOwner, type TestApp, vendorCredentials } from './app.ts';
import { openWhole } from './opening.ts';
import { until } from './until.ts';
import { vendorToken } from './vendor.ts';

/** An account of MoySklad that has installed the application, with Google connected; jobs are taken. */
export interface Installed {
  app: TestApp;
  /** The name of the account in the sandbox. */
  account: string;
  companyId: string;
  owner: pg.Client;
  /** Comes in from MoySklad as one of the account's employees; 0 is its administrator. Answers whose token it is from now on. */
  enter(employee?: number): Promise<string>;
  /** A call of the REST API by the administrator, or by who has this token. */
  call(method: string, path: string, body?: object, token?: string): Promise<{ status: number; body: Said }>;
  /** Makes an export of orders, unless told otherwise. */
  config(input?: Partial<ConfigInput>): Promise<string>;
  /** MoySklad calls one of the places below the account, `/scenario` or `/button`. */
  post(place: string, body: object, requestId?: string): Promise<{ status: number; body: Said | undefined }>;
  /** The runs of an export, the oldest first. */
  runs(configId: string): Promise<TaskView[]>;
  /** Its runs when none waits or goes on, and nothing that was asked for is still to be begun. */
  settled(configId: string): Promise<TaskView[]>;
  /** As if a run of the export went on, with no worker: until it is cancelled. Answers its id. */
  pretendRun(configId: string): Promise<string>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the answers of many routes.
type Said = any;

const account = 'romashka';

/**
 * @param size of the account. @param more.accounts that are there beside it.
 * @param more.given keys of the environment in the place of the usual ones.
 */
export async function openInstalled(
  size: Partial<AccountOptions> = {},
  more: { accounts?: AccountOptions[]; given?: Record<string, string> } = {},
): Promise<Installed> {
  return openWhole(async (keep) => {
    const whole = { orders: 5, products: 2, counterparties: 3, ...size };
    const accounts = [
      { name: account, token: 't', kind: 'app' as const, ...whole },
      ...(more.accounts ?? []),
    ];
    const app = keep(await openTestApp({ accounts }, undefined, more.given));
    const owner = new pg.Client(app.db.ownerUrl);
    await owner.connect();
    keep({ close: () => owner.end() });
    return makeInstalled(app, owner);
  });
}

async function makeInstalled(app: TestApp, owner: pg.Client): Promise<Omit<Installed, 'close'>> {
  const { google, moysklad } = app.sandbox;
  const { vendor } = moysklad;
  let companyId = '';
  let first = '';
  await app.application.worker.start();
  await vendor.activate(app.vendorApp, account, 'Install');

  const enter: Installed['enter'] = async (employee = 0) => {
    const contextKey = vendor.openContext(app.vendorApp, account, employee);
    const answer = await fetch(`${app.url}/api/v1/moysklad/sso`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contextKey, appId: vendorCredentials.appId }),
    });
    const said = (await answer.json()) as { token: string; companyId: string };
    companyId = said.companyId;
    return said.token;
  };
  const call: Installed['call'] = async (method, path, body, token = first) => {
    const answer = await fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  };
  const runs: Installed['runs'] = async (configId) =>
    (await call('GET', `/export-tasks?configId=${configId}&limit=100`)).body.items.reverse();
  first = await enter();
  const key = google.serviceAccount('romashka');
  const connected = await call('POST', '/integrations', { provider: 'google', key });
  assert.equal(connected.status, 201, JSON.stringify(connected.body));
  let made = 0;
  return {
    ...{ app, account, companyId, owner, enter, call, runs },
    async config(input = {}) {
      const shareWith = [{ email: key.client_email, role: 'writer' as const }];
      const { id: spreadsheetId } = google.createSpreadsheet({
        title: 'Продажи',
        owner: sheetOwner,
        shareWith,
      });
      made += 1;
      const usual = {
        name: `Заказы ${made}`,
        exporter: 'customerorder',
        sheetTitle: 'Заказы',
        mode: 'upsert',
      };
      const answer = await call('POST', '/export-configs', { ...usual, spreadsheetId, ...input });
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body.id;
    },
    async post(place, body, requestId = randomUUID()) {
      const path = `/api/moysklad/vendor/1.0/apps/${vendorCredentials.appId}/${vendor.accountId(account)}${place}`;
      const answer = await fetch(app.url + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${vendorToken()}`,
          'content-type': 'application/json',
          X_Lognex_RequestId: requestId,
        },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : undefined };
    },
    async settled(configId) {
      let found: TaskView[] = [];
      await until(async () => {
        const { rows } = await owner.query(
          `select (select count(*) from asked_runs where config_id = $1 and task_id is null)
             + (select count(*) from pgboss.job where name = 'asked-runs' and state in ('created', 'retry', 'active')) as left`,
          [configId],
        );
        found = await runs(configId);
        return Number(rows[0].left) === 0 && found.every(({ finishedAt }) => finishedAt !== null);
      });
      return found;
    },
    async pretendRun(configId) {
      const { rows } = await owner.query(
        `with opened as (select set_config('app.platform', 'on', false))
         insert into export_tasks (id, company_id, config_id, job_id, request_id)
         select gen_random_uuid(), company_id, id, gen_random_uuid(), 'pretended' from export_configs, opened where id = $1
         returning id`,
        [configId],
      );
      return rows[0].id;
    },
  };
}
