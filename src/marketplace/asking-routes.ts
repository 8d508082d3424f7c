import type { App } from '../platform/http/http.ts';
import { pressButton } from './button.ts';
import type { MarketplaceContext } from './context.ts';
import { runScenario } from './scenario.ts';
import { buttonAnswerSchema, buttonSchema, scenarioSchema } from './schema.ts';
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

  app.post(
    `${base}/button`,
    {
      ...route,
      schema: {
        operationId: 'pressButton',
        ...common,
        summary: 'A button in MoySklad: the exports of such objects run',
        description: toldThere,
        body: buttonSchema,
        response: { 200: buttonAnswerSchema },
      },
    },
    (request, reply) =>
      answer(request, reply, { event: ' /button' }, (trx, found, called) =>
        pressButton(trx, found, called, request.body, context),
      ),
  );
}
