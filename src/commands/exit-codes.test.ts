import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueProblems } from '../catalogue/index.ts';
import { engineProblems } from '../engine/index.ts';
import { MoyskladError, moyskladProblems } from '../moysklad/index.ts';
import { outgoingProblems } from '../platform/outgoing/index.ts';
import { Problem } from '../platform/problems.ts';
import { SheetsError, sheetsProblems } from '../sheets/index.ts';
import { exitCodeOf } from './exit-codes.ts';
import { UsageError } from './usage.ts';

const cases: [string, unknown, number][] = [
  ['an option is missing', new UsageError('…', '…'), 2],
  ['no such exporter', new Problem(catalogueProblems.unknownExporter), 2],
  ['not a link', new Problem(engineProblems.badLink), 2],
  ['a condition that only the API can be given', new Problem(catalogueProblems.unknownFilterField), 1],
  ['MoySklad refuses the token', new MoyskladError(moyskladProblems.token, {}, 401, 1056), 3],
  ['MoySklad’s limit', new MoyskladError(moyskladProblems.limit, {}, 429, 1049), 5],
  ['MoySklad points elsewhere', new MoyskladError(outgoingProblems.elsewhere, {}, 0, 0), 3],
  ['Google refuses the key', new SheetsError(sheetsProblems.credentials, {}, 400), 4],
  ['Google points elsewhere', new SheetsError(outgoingProblems.elsewhere, {}, 0), 4],
  ['Google’s quota', new SheetsError(sheetsProblems.quota, {}, 429), 5],
  ['ten million cells', new SheetsError(sheetsProblems.full, {}, 0), 5],
  ['too many columns', new SheetsError(sheetsProblems.tooManyColumns, {}, 0), 5],
  ['interrupted', new Problem(engineProblems.cancelled), 1],
  ['a mistake of ours', new TypeError('…'), 1],
];

for (const [what, error, code] of cases) {
  test(`${what}: exit code ${code}`, () => assert.equal(exitCodeOf(error), code));
}
