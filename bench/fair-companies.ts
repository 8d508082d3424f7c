import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Member, sheetOwner, type TestApp } from '../test/support/app.ts';
import { liftQuotas } from '../test/support/quotas.ts';

/** A company with its exports, and who acts for it. */
export interface FairCompany {
  companyId: string;
  configIds: string[];
}

/** MoySklad's accounts of a benchmark: so many, each with so few objects that an export is calls and nothing else. */
export const accountsOf = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    ...{ name: `fair-${place}`, token: `fair-${place}`, kind: 'app' as const },
    ...{ orders: 2, products: 2, counterparties: 2 },
  }));

/** Companies of one person, made one after another: each with these accounts, and so many exports through each. */
export async function openCompanies(app: TestApp, owner: pg.Client) {
  await liftQuotas(owner);
  await owner.query("set app.platform = 'on'");
  const person = await app.company('fair-0');
  const { rows } = await owner.query<{ id: string }>(
    'select user_id as id from members where company_id = $1',
    [person.companyId],
  );
  return {
    person,
    async make(tokens: string[], exportsEach: number): Promise<FairCompany> {
      const companyId = randomUUID();
      await owner.query("insert into companies (id, name) values ($1, 'Ромашка')", [companyId]);
      await owner.query("insert into members (company_id, user_id, role) values ($1, $2, 'owner')", [
        companyId,
        rows[0]?.id,
      ]);
      const key = app.sandbox.google.serviceAccount(`company-${companyId.slice(0, 8)}`);
      const post = poster(person, companyId);
      await post('/integrations', { provider: 'google', key });
      const configIds: string[] = [];
      for (const token of tokens) {
        const moyskladIntegrationId = await post('/integrations', { provider: 'moysklad', token });
        for (let place = 0; place < exportsEach; place++)
          configIds.push(await post('/export-configs', input(app, key, moyskladIntegrationId)));
      }
      return { companyId, configIds };
    },
  };
}

const input = (app: TestApp, key: { client_email: string }, moyskladIntegrationId: string) => ({
  ...{ name: 'Заказы', exporter: 'customerorder', sheetTitle: 'Заказы', mode: 'upsert' },
  moyskladIntegrationId,
  spreadsheetId: app.sandbox.google.createSpreadsheet({
    ...{ title: 'Продажи', owner: sheetOwner },
    shareWith: [{ email: key.client_email, role: 'writer' as const }],
  }).id,
});

/** @returns the id of what was made. */
function poster(person: Member, companyId: string) {
  return async (path: string, body: object): Promise<string> => {
    const answer = await person.call('POST', path, body, { 'x-company-id': companyId });
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return String(answer.body.id);
  };
}
