import pg from 'pg';
import { type Member, openTestApp, type TestApp } from './app.ts';

/** Two companies that know nothing of each other, and the database as its owner sees it. */
export interface TwoCompanies {
  app: TestApp;
  /** The owner of each. */
  ours: Member;
  theirs: Member;
  owner: pg.Client;
  close(): Promise<void>;
}

export async function openTwoCompanies(): Promise<TwoCompanies> {
  const account = { kind: 'app' as const, orders: 5, products: 2, counterparties: 2 };
  const app = await openTestApp({
    accounts: ['ours', 'theirs'].map((name) => ({ name, token: name, ...account })),
  });
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  return {
    app,
    owner,
    ours: await app.company('ours'),
    theirs: await app.company('theirs'),
    async close() {
      await owner.end();
      await app.close();
    },
  };
}
