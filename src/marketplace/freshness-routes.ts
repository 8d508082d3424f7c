import { z } from 'zod';
import { exportersOf, objectTypes } from '../catalogue/index.ts';
import { configsOf, freshnessOf } from '../exports/index.ts';
import { ofMoyskladAccount } from '../integrations/index.ts';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { momentSchema } from '../platform/moments.ts';
import type { MarketplaceContext } from './context.ts';
import { findInstallation } from './store.ts';

const objectSchema = z.object({
  type: z.enum(objectTypes().map(({ type }) => type) as [string, ...string[]]),
  id: z.guid().toLowerCase().describe('Of MoySklad’s API, or of its interface'),
});

const freshnessSchema = z
  .object({
    updatedAt: z.string().nullable().describe('When MoySklad last changed it; null: it does not tell'),
    exports: z.array(
      z.object({
        configId: z.uuid(),
        name: z.string(),
        spreadsheetUrl: z.string(),
        filtered: z.boolean().describe('It takes some objects only: this one need not be among them'),
        addsOnly: z
          .boolean()
          .describe('It adds new rows and leaves those that are there: changes do not come into its table'),
        inSheetAt: z
          .string()
          .nullable()
          .describe('When the first run was done that began after that; null: none was, or `addsOnly`'),
        certain: z
          .boolean()
          .describe(
            'A run was done that began so late that it met the change even if that was one of many made together',
          ),
        doneAt: z.string().nullable().describe('When its last run was done'),
        running: z.boolean().describe('A run goes on, or waits for its turn'),
      }),
    ),
    stopped: z.string().nullable().describe('Why nothing runs for now; null: exports run'),
  })
  .meta({ id: 'ObjectFreshness' });

/** What the widget in MoySklad's cards tells: whether what was changed there stands in the spreadsheets. Google is not asked. */
export function freshnessRoutes(app: App, context: MarketplaceContext): void {
  const { database } = context;
  app.get(
    '/api/v1/moysklad/objects/:type/:id',
    {
      // MoySklad is asked for the object.
      config: { access: 'exports.read', expensive: true },
      schema: {
        operationId: 'getObjectFreshness',
        tags: ['moysklad'],
        summary: 'Whether an object of MoySklad’s stands in the spreadsheets as it is now',
        params: objectSchema,
        querystring: z.object({
          updatedAt: momentSchema
            .optional()
            .describe('`updatedAt` of an earlier answer: MoySklad is not asked again'),
        }),
        refusals: context.refusals,
        response: { 200: freshnessSchema },
      },
    },
    async (request) => {
      const { caller, params, query } = request;
      const { companyId } = caller;
      const { type, id } = params;
      const { configIds, integrationId } = await database.forCompany(companyId, async (trx) => {
        const found = await findInstallation(trx);
        const integrationIds = found ? await ofMoyskladAccount(trx, found.account_id) : [];
        const configs = await configsOf(trx, { exporters: exportersOf(type), integrationIds });
        return { configIds: configs.map((config) => config.id), integrationId: integrationIds[0] };
      });
      if (configIds.length === 0) return { updatedAt: null, exports: [], stopped: null };
      const since = query.updatedAt
        ? new Date(query.updatedAt)
        : await context.objectUpdated({ companyId, integrationId }, { type, id });
      const { exports, stopped } = await database.forCompany(companyId, (trx) =>
        freshnessOf(trx, configIds, since, context.bulkChangeMs),
      );
      return {
        updatedAt: since?.toISOString() ?? null,
        exports: exports.map(({ inSheetAt, doneAt, ...rest }) => ({
          ...rest,
          inSheetAt: inSheetAt?.toISOString() ?? null,
          doneAt: doneAt?.toISOString() ?? null,
        })),
        stopped: stopped?.[languageOf(request.headers['accept-language'])] ?? null,
      };
    },
  );
}
