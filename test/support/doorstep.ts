import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { open, queues } from '../../src/app.ts';
import { companyProblems } from '../../src/companies/problems.ts';
import { readConfig } from '../../src/config.ts';
import { marketplaceProblems } from '../../src/marketplace/problems.ts';
import { peopleProblems } from '../../src/people/index.ts';
import { httpProblems } from '../../src/platform/http/http-problems.ts';
import { Problem, type ProblemKind } from '../../src/platform/problems.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { openTestDatabase, testSecrets } from './database.ts';
import { type Keep, openWhole } from './opening.ts';
import { makeVisitors, type Operation, type Visitor, vendorApp } from './visitors.ts';

export interface Doorstep {
  /** `METHOD /path` of every route that the application has and its API document does not. */
  hidden: string[];
  operations: Operation[];
  visitors: Visitor[];
  /** `let-in` or the code of the refusal. */
  call(visitor: Visitor, operation: Operation): Promise<string>;
  close(): Promise<void>;
}

const letIn: ProblemKind = {
  code: 'let-in',
  status: 418,
  title: { ru: 'Впущен', en: 'Let in' },
  detail: { ru: 'Дверь впустила.', en: 'The door let it in.' },
};
const rooms: Record<string, ProblemKind>[] = [
  httpProblems,
  peopleProblems,
  companyProblems,
  marketplaceProblems,
  { letIn },
];
const statuses = new Map(
  rooms.flatMap((room) => Object.values(room).map(({ code, status }) => [code, status])),
);

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ 'x-access': z.string() }))),
});

/** The whole application with everybody who may come to it; whom the door lets in gets no further. */
export async function openDoorstep(): Promise<Doorstep> {
  return openWhole(makeDoorstep);
}

async function makeDoorstep(keep: Keep): Promise<Omit<Doorstep, 'close'>> {
  const db = keep(await openTestDatabase({ queues }));
  const config = readConfig({
    DATABASE_URL: db.ownerUrl,
    AUTH_SECRET: testSecrets.authSecret,
    ENCRYPTION_KEYS: testSecrets.encryptionKeys,
    MOYSKLAD_APP_ID: vendorApp.id,
    MOYSKLAD_APP_UID: vendorApp.uid,
    MOYSKLAD_APP_SECRET: vendorApp.secret,
  });
  const application = keep(await open(config, ['serve', 'work'], { log: openLog('silent'), migrate: false }));
  const { app } = application.http;
  let everybodyIsThere = false;
  // The door is at onRequest; nothing behind it may run.
  app.addHook('preValidation', async () => {
    if (everybodyIsThere) throw new Problem(letIn);
  });
  await app.ready();
  const visitors = await makeVisitors(application, db);
  everybodyIsThere = true;

  const { paths } = documentSchema.parse(app.swagger());
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-access': access }]) => {
      const name = `${method.toUpperCase()} ${path}`;
      return { name, method: method.toUpperCase(), path, access };
    }),
  );
  const described = new Set(operations.map(({ name }) => name));
  const hidden = app.guarded
    .flatMap(({ method, url }) =>
      [method].flat().map((each) => `${each} ${url.replaceAll(/:(\w+)/g, '{$1}')}`),
    )
    .filter((name) => !described.has(name) && !described.has(name.replace(/^HEAD /, 'GET ')));

  return {
    hidden,
    operations,
    visitors,
    async call({ headers }, { method, path }) {
      const answer = await app.inject({
        method: method as 'GET',
        url: path.replace('{appId}', vendorApp.id).replaceAll(/\{\w+\}/g, randomUUID()),
        headers,
      });
      const { code = '' } = answer.json<{ code?: string }>();
      return statuses.get(code) === answer.statusCode ? code : `HTTP ${answer.statusCode} ${code}`;
    },
  };
}
