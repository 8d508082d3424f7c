import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { type WebhookChannel, webhookChannel } from './channel.ts';
import type { WebhookContext } from './context.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import type { WebhookEvent } from './events.ts';
import { forgettingDeliveries } from './forget.ts';
import { followPlan } from './pause.ts';
import { recordEvent } from './record.ts';
import { webhookRoutes } from './routes.ts';

export { eventContracts } from './contract.ts';

/** The room of outgoing webhooks: its routes for the web process, its way out and clock for the worker. */
export function webhooksRoom(context: WebhookContext): {
  routes(app: App): void;
  channel: WebhookChannel;
  /** Has those told who subscribed to an event. */
  record(trx: Trx, event: EventOf<WebhookEvent>): Promise<void>;
  planChanged(trx: Trx, event: EventOf<'plan.changed' | 'plan.exchanged'>): Promise<void>;
  periodic: Periodic;
} {
  const channel = webhookChannel(context);
  const delivering = { ...context, channel };
  return {
    routes(app) {
      webhookRoutes(app, context);
      deliveryRoutes(app, delivering);
    },
    channel,
    record: (trx, event) => recordEvent(trx, delivering, event),
    planChanged: (trx, event) => followPlan(trx, context, event),
    periodic: forgettingDeliveries(context.database),
  };
}
