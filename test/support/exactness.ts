import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { openMoysklad } from '../../sandbox/moysklad/index.ts';
import { type Case, describe, drawCase } from './exactness-cases.ts';
import { hits, Proof } from './exactness-proof.ts';
import { subjects } from './subjects/index.ts';

/** Cases of all subjects together, seven of each unless `CASES` asks for more, and one to be run alone (`CASE=demand/7`). */
const CASES = Number(process.env.CASES ?? 105);
const only = process.env.CASE;

let google: GoogleSandbox;
const all = Object.values(subjects).flat();

/**
 * The promise itself: documents, their lines, dictionaries and reports are edited, made, deleted, trashed and restored
 * while they are read, calls to either provider fail in every way, the process is killed, a person sorts the sheet; after
 * one more run the sheet equals the source. A failing case can be run again alone (CASE=demand/7).
 */
export function provesExact(kind: keyof typeof subjects): void {
  before(async () => {
    google = await openGoogle({ port: 0, quotas: false });
  });
  after(() => google.close());

  const perSubject = Math.ceil(CASES / all.length);
  for (const subject of subjects[kind]) {
    for (let number = 0; number < perSubject; number++) {
      const drawn = drawCase(subject, all.indexOf(subject), number);
      if (only && only !== drawn.title) continue;
      test(`${drawn.title}: ${describe(drawn)}`, () => runCase(drawn));
    }
  }
  test('processes were really killed, and calls really failed', () => {
    if (only) return;
    assert.ok(hits.killed > hits.toKill / 2, `${hits.killed} kills of ${hits.toKill}`);
    assert.ok(hits.failedCalls > hits.runs / 2, `${hits.failedCalls} calls failed in ${hits.runs} runs`);
    assert.ok(hits.brokenRuns > 0, 'runs ended in the middle');
  });
}

async function runCase(drawn: Case): Promise<void> {
  const orders = drawn.subject.name.startsWith('customerorder') ? 16 : 0;
  const account = { name: drawn.title, token: 'token', kind: 'app' as const };
  const moysklad = await openMoysklad({
    port: 0,
    limits: false,
    accounts: [{ ...account, orders, products: 8, counterparties: 8 }],
  });
  try {
    await new Proof(drawn, { moysklad, google }).run();
  } finally {
    await moysklad.close();
  }
}
