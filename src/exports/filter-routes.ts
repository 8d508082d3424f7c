import { z } from 'zod';
import {
  catalogueProblems,
  EDITION,
  type FilterField,
  findExporter,
  readAccount,
  templates,
} from '../catalogue/index.ts';
import { countDraft } from '../engine/index.ts';
import type { App } from '../platform/http/http.ts';
import { list } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import type { Source } from '../protocol/index.ts';
import type { AccountRef } from './providers.ts';
import { accountOf, byAccount, filterRefusals, type RouteContext, withSource } from './route-parts.ts';
import * as shape from './schema.ts';

const byKey = z.object({ key: z.string().max(100) });

const viewField = ({ key, title, type, by, from, words, required }: FilterField) => ({
  key,
  title,
  type,
  required: required ?? false,
  bySource: by.as !== 'row',
  hasOptions: from !== undefined,
  words: words ?? null,
});

/** By what an export may be narrowed, and how much then remains. */
export function filterRoutes(app: App, { providers }: RouteContext): void {
  const tags = ['exporters'];

  const within = <T>(account: AccountRef, work: (source: Source) => Promise<T>) =>
    withSource(providers, account, work);

  app.get(
    '/api/v1/templates',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listTemplates',
        tags,
        summary: 'Ready exports that only need a place',
        response: { 200: list(shape.templateSchema) },
      },
    },
    async () => ({ items: [...templates], nextCursor: null }),
  );

  app.get(
    '/api/v1/exporters/customentity/dictionaries',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listDictionaries',
        tags,
        summary: 'The account’s custom dictionaries, each with the key of its exporter',
        querystring: byAccount,
        refusals: [...providers.refusals.moysklad],
        response: { 200: z.object({ items: z.array(z.object({ key: z.string(), title: z.string() })) }) },
      },
    },
    async (request) => {
      const found = await within(accountOf(request), (source) => source.dictionaries());
      return { items: found.map(({ id, name }) => ({ key: `customentity:${id}`, title: name })) };
    },
  );

  app.get(
    '/api/v1/exporters/:key/filters',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listFilterFields',
        tags,
        summary: 'Fields of an exporter’s filter, with those that the company’s account adds',
        params: byKey,
        querystring: byAccount,
        refusals: [catalogueProblems.unknownExporter, ...providers.refusals.moysklad],
        response: { 200: z.object({ items: z.array(shape.filterFieldSchema) }) },
      },
    },
    async (request) => {
      const exporter = findExporter(request.params.key);
      const { fields } = await within(accountOf(request), (source) => readAccount(exporter, source));
      return { items: fields.map(viewField) };
    },
  );

  app.get(
    '/api/v1/exporters/:key/filters/:field/options',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listFilterOptions',
        tags,
        summary: 'What may be chosen in a field of the filter',
        params: byKey.extend({ field: z.string().max(100) }),
        querystring: byAccount.extend({ search: z.string().trim().max(200).default('') }),
        refusals: [
          catalogueProblems.unknownExporter,
          catalogueProblems.unknownFilterField,
          ...providers.refusals.moysklad,
        ],
        response: { 200: z.object({ items: z.array(shape.optionSchema) }) },
      },
    },
    async (request) => {
      const exporter = findExporter(request.params.key);
      const items = await within(accountOf(request), async (source) => {
        const { fields, states } = await readAccount(exporter, source);
        const field = fields.find(({ key }) => key === request.params.field);
        if (!field?.from) {
          const params = { field: request.params.field, known: fields.map(({ key }) => key).join(', ') };
          throw new Problem(catalogueProblems.unknownFilterField, params);
        }
        const options = await source.options(field.from, request.query.search);
        return options.map((option) => ({ ...option, color: states.get(option.id)?.color ?? null }));
      });
      return { items };
    },
  );

  app.post(
    '/api/v1/exporters/:key/count',
    {
      config: { access: 'exports.edit', expensive: true },
      schema: {
        operationId: 'countObjects',
        tags,
        summary: 'How many objects fit a filter',
        params: byKey,
        querystring: byAccount,
        body: shape.countInputSchema,
        refusals: [catalogueProblems.unknownExporter, ...filterRefusals, ...providers.refusals.moysklad],
        response: { 200: shape.countSchema },
      },
    },
    async (request) => {
      const exporter = findExporter(request.params.key);
      const { conditions, filter = null } = request.body;
      const draft = { exporter, columns: null, edition: EDITION, conditions, filter };
      const counted = await within(accountOf(request), (source) => countDraft(draft, source));
      return { count: counted.count, afterReading: counted.afterReading.map(({ key }) => key) };
    },
  );
}
