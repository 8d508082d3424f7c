import type { Listening } from '../platform/db/listen.ts';
import type { App } from '../platform/http/http.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { digesting } from './digest.ts';
import { messageRoutes } from './message-routes.ts';
import { notificationRoutes } from './routes.ts';
import { type ServiceContext, watchingService } from './service.ts';
import type { Telling } from './tell.ts';
import { forgettingNotifications, telling, tellingAtOnce } from './telling.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';

export { emailChannel } from './email/channel.ts';
export { adoptEmails, mailQueue, openMail } from './email/mail.ts';
export { accountTold, pauseTold, runTold } from './happened.ts';
export { keyTold } from './happened-key.ts';
export {
  partnershipEndedTold,
  partnershipMadeTold,
  partnershipStoppedTold,
  partnershipWellTold,
} from './happened-partnership.ts';
export { limitTold, planTold, webhookTold } from './happened-plan.ts';
export { freshSheetTold, oldSheetTold, sourceTold } from './happened-source.ts';
export { memberLeft } from './left.ts';
export type { Channel, Message, Outcome, Settled } from './outbox/channel.ts';
export { fateSchema, messageSchema, statesOf, viewMessage } from './outbox/fates.ts';
export { type Outbox, openOutbox } from './outbox/outbox.ts';

/** The room of what people are told: its routes for the web process, its clocks for the worker. */
export function notificationsRoom(context: Telling & ServiceContext & { listening: Listening }): {
  routes(app: App): void;
  /** @returns ends what it listens to. */
  work(): () => void;
  periodics: Periodic[];
} {
  return {
    routes(app) {
      notificationRoutes(app, context.database);
      unsubscribeRoutes(app, context);
      messageRoutes(app, context);
    },
    work: () => tellingAtOnce(context),
    periodics: [
      telling(context),
      digesting(context),
      forgettingNotifications(context.database),
      watchingService(context),
      context.outbox.forgetting,
    ],
  };
}
