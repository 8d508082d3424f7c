import type { App } from '../platform/http/http.ts';
import type { MarketplaceContext } from './context.ts';
import { runScenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';
import { base, type VendorDoor } from './vendor-door.ts';

const toldThere =
  'Where nothing can be done the answer is 400 with `{error: {errorMessage}}`, in Russian, which MoySklad shows to its people.';

/** What MoySklad calls when its people, or its scenarios, want something done (Vendor API 1.0). */
export function askingRoutes(
  app: App,
  context: MarketplaceContext,
  { route, common, answer }: VendorDoor,
): void {
  app.post(
    `${base}/scenario`,
    {
      ...route,
      schema: {
        operationId: 'runScenarioAction',
        ...common,
        summary: 'An action of a scenario: the exports chosen for it run',
        description: toldThere,
        body: scenarioSchema,
      },
    },
    (request, reply) =>
      answer(request, reply, { event: ' /scenario' }, (trx, found, called) =>
        runScenario(trx, found, called, request.body, context),
      ),
  );
}
