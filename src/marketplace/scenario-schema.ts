import { z } from 'zod';
import { objectTypes } from '../catalogue/index.ts';
import { scenarioActions } from './actions.ts';

const actionSchema = z.enum(scenarioActions.map(({ name }) => name) as [string, ...string[]]);
const typeSchema = z.enum(objectTypes().map(({ type }) => type) as [string, ...string[]]);

/** An export that an action of a scenario starts for objects of a type. */
export const scenarioExportInputSchema = z
  .strictObject({
    action: actionSchema.describe('Of the actions that MoySklad offers to a scenario'),
    objectType: typeSchema.describe('MoySklad’s code of a type'),
    configId: z.uuid(),
  })
  .meta({ id: 'ScenarioExportInput' });
export type ScenarioExportInput = z.infer<typeof scenarioExportInputSchema>;

export const scenarioExportSchema = z
  .object({
    id: z.uuid(),
    action: z.string(),
    objectType: z.string(),
    configId: z.uuid().nullable().describe('null: the export was deleted'),
    configName: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'ScenarioExport' });
export type ScenarioExport = z.infer<typeof scenarioExportSchema>;

const titleSchema = z.object({ ru: z.string(), en: z.string() });

/** How the company stands in MoySklad's marketplace, and what can be set up there. */
export const installationSchema = z
  .object({
    installation: z
      .object({
        accountName: z.string(),
        status: z.enum(['SettingsRequired', 'Activated', 'Suspended', 'Uninstalled']),
        missingRights: z
          .array(z.string())
          .describe(
            'Tags of the rights that the application asks for today and this account has not granted',
          ),
      })
      .nullable()
      .describe('null: the company’s MoySklad is connected by a token, or not at all'),
    actions: z.array(z.object({ name: z.string(), title: titleSchema })),
    objectTypes: z.array(z.object({ type: z.string(), title: titleSchema })),
  })
  .meta({ id: 'MoyskladInstallation' });
