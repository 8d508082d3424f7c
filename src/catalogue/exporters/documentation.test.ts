import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { exportersTable } from '../../../scripts/exporter-docs.ts';
import type { Exporter } from '../exporter.ts';
import { type FilterType, filterTypes } from '../filter/filter-fields.ts';
import { catalogue, customDictionary } from './index.ts';

const all = [...catalogue, customDictionary('5a1f0c52-9d3e-4b6a-8c11-0a2b3c4d5e6f')];

test('the list of exporters in docs/EXPORTERS.md is current', async () => {
  const { current, wanted } = await exportersTable();
  assert.equal(current, wanted, 'run `node scripts/exporter-docs.ts`');
});

test('the READMEs say how many exporters there are', async () => {
  for (const [name, words] of Object.entries({ 'README.md': 'exporters', 'README.ru.md': 'выгрузок' })) {
    const readme = await readFile(new URL(`../../../${name}`, import.meta.url), 'utf8');
    assert.ok(readme.includes(`[${catalogue.length} ${words}](docs/EXPORTERS.md)`), name);
  }
});

/** What each type of filter asks the source for. */
const asked: Record<FilterType, string[]> = {
  period: ['>=', '<='],
  reference: ['='],
  choice: ['='],
  number: ['>=', '<='],
  money: ['>=', '<='],
  text: ['~', '='],
  boolean: ['='],
};

const linkSchema = z.object({ name: z.string(), expandable: z.boolean().default(false) });
const fieldSchema = linkSchema.extend({
  filterOps: z.array(z.string()).default([]),
  fields: z.array(linkSchema).default([]),
});
const factsSchema = z.object({
  entities: z.array(
    z.object({
      code: z.string(),
      fields: z.array(fieldSchema),
      sortableFields: z.array(z.string()).nullish(),
      asyncSupport: z.boolean().nullish(),
      collections: z.array(z.object({ name: z.string(), fields: z.array(linkSchema) })).default([]),
      extraFilters: z.array(z.string()).default([]),
      newEndpoint: z
        .object({ filters: z.array(z.object({ name: z.string(), ops: z.array(z.string()) })) })
        .optional(),
    }),
  ),
  reports: z.array(
    z.object({
      path: z.string(),
      filters: z.array(z.object({ name: z.string(), ops: z.array(z.string()) })),
      queryParams: z.array(z.object({ name: z.string(), required: z.boolean() })),
      asyncSupport: z.boolean().nullish(),
      requestWeight: z.number(),
    }),
  ),
});

test('what exporters ask of MoySklad is what its documentation offers', async (t) => {
  assert.deepEqual(Object.keys(asked).sort(), filterTypes.toSorted());
  const folder = process.env.SKLADNO_MOYSKLAD_DOCS;
  if (!folder) return t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
  const facts = factsSchema.parse(JSON.parse(await readFile(join(folder, 'entities.json'), 'utf8')));
  for (const { key, kind, reading, columns, filters, conditions } of all) {
    if (kind === 'report') {
      const report = facts.reports.find(({ path }) => path === reading.path);
      assert.ok(report, key);
      assert.equal(reading.async, report.asyncSupport ?? false, key);
      assert.equal(reading.weight, report.requestWeight, key);
      const offered = new Map(report.filters.map(({ name, ops }) => [name, ops]));
      check(key, filters, (name) => offered.get(name));
      const given = filters.filter(({ required }) => required).flatMap(({ by }) => parametersOf(by));
      for (const { name, required } of report.queryParams) {
        if (required && name !== 'filter') assert.ok(given.includes(name), `${key} lacks ${name}`);
      }
      continue;
    }
    const code = /^\/entity\/(\w+)/.exec(reading.path)?.[1];
    const entity = facts.entities.find((candidate) => candidate.code === code);
    assert.ok(entity, key);
    const offered = new Map(entity.fields.map(({ name, filterOps }) => [name, filterOps]));
    offered.set('barcode', offered.get('barcodes') ?? []);
    for (const name of entity.extraFilters) offered.set(name, ['=']);
    // Named in the text of the page, not in its table: without it there is no list.
    if (key === 'productionstage') offered.set('productionTask', ['=']);
    for (const { name, ops } of entity.newEndpoint?.filters ?? []) offered.set(name, ops);
    check(key, filters, (name) => offered.get(name));
    for (const condition of conditions) {
      assert.ok(offered.get(condition.split('=')[0] ?? '')?.includes('='), `${key}: ${condition}`);
    }
    for (const path of columns.flatMap(({ expand = [] }) => expand)) {
      const [first, second] = path.split('.');
      const collection = entity.collections.find(({ name }) => name === first);
      const field = entity.fields.find(({ name }) => name === first);
      const opened = second ? (collection ?? field)?.fields.find(({ name }) => name === second) : field;
      assert.ok(opened?.expandable, `${key}: expand=${path}`);
    }
    const byUpdated = offered.get('updated')?.includes('>=') && entity.sortableFields?.includes('updated');
    assert.equal(reading.order === 'updated', byUpdated ?? false, `${key}: order`);
    assert.equal(reading.async, entity.asyncSupport ?? false, `${key}: async`);
  }
});

function check(
  exporter: string,
  filters: Exporter['filters'],
  offered: (name: string) => string[] | undefined,
) {
  for (const { key, type, by } of filters) {
    if (by.as !== 'condition') continue;
    for (const operator of asked[type]) {
      assert.ok(offered(by.name)?.includes(operator), `${exporter}: ${key} by ${by.name}${operator}`);
    }
  }
}

function parametersOf(by: Exporter['filters'][number]['by']): string[] {
  if (by.as === 'parameter') return [by.name];
  return by.as === 'parameters' ? [by.from, by.to] : [];
}
