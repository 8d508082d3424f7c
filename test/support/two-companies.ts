import pg from 'pg';
import { type Member, openTestApp, type TestApp } from './app.ts';
import { type Keep, openWhole } from './opening.ts';

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
  return openWhole(makeTwoCompanies);
}

async function makeTwoCompanies(keep: Keep): Promise<Omit<TwoCompanies, 'close'>> {
  const account = { kind: 'app' as const, orders: 5, products: 2, counterparties: 2 };
  const app = keep(
    await openTestApp({ accounts: ['ours', 'theirs'].map((name) => ({ name, token: name, ...account })) }),
  );
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  keep({ close: () => owner.end() });
  return {
    app,
    owner,
    ours: await app.company('ours'),
    theirs: await app.company('theirs'),
  };
}
