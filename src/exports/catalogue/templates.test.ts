import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '../conditions.ts';
import type { FilterType } from '../filter-fields.ts';
import { templateSchema } from '../schema.ts';
import { catalogue } from './index.ts';
import { templates } from './templates.ts';

test('every template is an export that can be made', () => {
  assert.ok(templates.length >= 12);
  assert.equal(new Set(templates.map(({ key }) => key)).size, templates.length);
  for (const template of templates) {
    assert.deepEqual(templateSchema.parse(template), template);
    assert.match(template.title.ru + template.description.ru, /[а-яё]/i);
    assert.doesNotMatch(template.title.en + template.description.en, /[а-яё]/i);
    const exporter = catalogue.find(({ key }) => key === template.exporter);
    assert.ok(exporter, template.key);
    const keys = new Set(exporter.columns.map(({ key }) => key));
    for (const column of template.columns ?? []) {
      const { key, formula } = typeof column === 'string' ? { key: column, formula: undefined } : column;
      assert.equal(key.startsWith('computed:'), formula !== undefined, `${template.key}: ${key}`);
      const used = formula ? [...formula.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name) : [key];
      for (const name of used) assert.ok(keys.has(name), `${template.key}: ${name}`);
    }
    for (const condition of template.conditions) {
      const field = exporter.filters.find(({ key }) => key === condition.field);
      assert.ok(field && operators[field.type].includes(condition.op), `${template.key}: ${condition.field}`);
    }
    for (const { key, required } of exporter.filters) {
      assert.ok(
        !required || template.conditions.some(({ field }) => field === key),
        `${template.key} lacks ${key}`,
      );
    }
  }
});

/** What may be asked of a field of each type. */
const operators: Record<FilterType, Condition['op'][]> = {
  period: ['period', 'empty', 'filled'],
  reference: ['anyOf', 'noneOf', 'empty', 'filled'],
  choice: ['anyOf', 'noneOf'],
  number: ['atLeast', 'atMost', 'empty', 'filled'],
  money: ['atLeast', 'atMost', 'empty', 'filled'],
  text: ['anyOf', 'noneOf', 'contains', 'startsWith', 'endsWith', 'empty', 'filled'],
  boolean: ['is'],
};
