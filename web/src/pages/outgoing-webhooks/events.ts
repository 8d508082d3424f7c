import type { WebhookEvent } from '../../api/webhooks.ts';
import { allOf } from '../../shared/allOf.ts';

/** What can be told, in the order people think of it. */
export const EVENTS = allOf<WebhookEvent>()(['task.ended', 'integration.lost', 'limit.reached']);
