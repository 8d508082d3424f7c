import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { capabilities } from '../src/platform/http/capabilities.ts';
import { type Doorstep, openDoorstep } from './support/doorstep.ts';

/**
 * Every route of the API document × everybody who may come to it. The document says for what a route is (`x-access`), the table
 * of capabilities who may do that; the door must answer so and not otherwise. Handlers are not reached: whom the door lets in
 * is answered with `let-in`.
 */
let step: Doorstep;

before(async () => {
  step = await openDoorstep();
});
after(() => step?.close());

test('every route of the API is for an action of the table, or for one of the few who need none', () => {
  assert.ok(step.operations.length > 20, `${step.operations.length} routes`);
  const known = [...Object.keys(capabilities), 'anyone', 'hook', 'moysklad', 'person', 'platform-admin'];
  for (const { name, access } of step.operations)
    assert.ok(
      known.includes(access),
      `${name} names ${access}, which is not in src/platform/http/capabilities.ts`,
    );
});

/** What the API document leaves out, with the reason; all of it is for anyone. */
const unwritten: [RegExp, string][] = [
  [/^(GET|HEAD) \/api\/auth\/callback\/google$/, 'where Google sends a browser back to, with a code'],
  [/^(GET|HEAD) \/api\/docs(\/|$)/, 'the document and its pages'],
  [
    /^(GET|HEAD) \/(assets\/[\w.-]+|[\w-]+\.(html|svg|ico|png|txt|webmanifest))$/,
    'files of the built web application',
  ],
  [/^(GET|HEAD) \/moysklad\/(app|widget)$/, 'the pages of the application where MoySklad may frame it'],
  [/^(GET|HEAD) \/connect-google$/, 'the page that a frame opens in a tab of its own'],
  [/^OPTIONS \*$/, 'the answer to a browser that asks before a call from another origin'],
];

test('no route hides from the document but the sign-in, the document itself and the pages’ files', () => {
  const strange = step.hidden.filter((name) => !unwritten.some(([pattern]) => pattern.test(name)));
  assert.deepEqual(strange, []);
});

test('each visitor is let in where the table says so, and refused everywhere else', async (t) => {
  const wrong: string[] = [];
  let calls = 0;
  for (const visitor of step.visitors) {
    await Promise.all(
      step.operations.map(async (operation) => {
        const [wanted, got] = [visitor.expected(operation), await step.call(visitor, operation)];
        calls += 1;
        if (wanted !== got)
          wrong.push(`${visitor.name}: ${operation.name} (${operation.access}): ${got}, not ${wanted}`);
      }),
    );
  }
  t.diagnostic(`${step.operations.length} routes × ${step.visitors.length} visitors: ${calls} calls`);
  assert.deepEqual(wrong, []);
});
