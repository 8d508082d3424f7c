import { z } from 'zod';
import type { App } from '../platform/http/http.ts';
import type { MarketplaceContext } from './context.ts';
import { activate, changePermissions, deactivate, statusAnswer } from './installation.ts';
import { activationSchema, deactivationSchema, eventSchema, statusSchema } from './schema.ts';
import { base, type VendorDoor } from './vendor-door.ts';

/** What MoySklad calls when an account installs, pays, suspends or removes the application (Vendor API 1.0). */
export function vendorRoutes(
  app: App,
  context: MarketplaceContext,
  { route, common, answer }: VendorDoor,
): void {
  app.put(
    base,
    {
      ...route,
      schema: {
        operationId: 'activateApp',
        ...common,
        summary: 'An account is activated',
        body: activationSchema,
        response: { 200: statusSchema },
      },
    },
    (request, reply) =>
      answer(request, reply, { event: '', appUid: request.body.appUid }, (trx, found, called) =>
        activate(trx, found, called, request.body, context),
      ),
  );

  app.delete(
    base,
    {
      ...route,
      schema: {
        operationId: 'deactivateApp',
        ...common,
        summary: 'An account is deactivated',
        body: deactivationSchema,
        response: { 204: z.null() },
      },
    },
    (request, reply) =>
      answer(request, reply, { event: '', appUid: request.body.appUid }, (trx, found, called) =>
        deactivate(trx, found, called, request.body, context),
      ),
  );

  app.get(
    base,
    {
      ...route,
      schema: {
        operationId: 'getAppStatus',
        ...common,
        summary: 'Whether an account is activated',
        response: { 200: statusSchema },
      },
    },
    (request, reply) => answer(request, reply, { event: '' }, async (_trx, found) => statusAnswer(found)),
  );

  app.put(
    `${base}/event`,
    {
      ...route,
      schema: {
        operationId: 'changeAppRights',
        ...common,
        summary: 'The rights of the token changed',
        body: eventSchema,
      },
    },
    (request, reply) =>
      answer(request, reply, { event: ' /event', appUid: request.body.appUid }, (trx, found, called) =>
        changePermissions(trx, found, called, request.body),
      ),
  );
}
