import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { neverPack } from './compression.ts';
import type { App } from './fastify.ts';

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Складно</title>
<p>Страницы ещё не собраны. Выполните <code>npm run build</code> и обновите страницу.
<p lang="en">The pages are not built yet. Run <code>npm run build</code> and reload.`;

/** A browser that has it has most likely signed in; whether it is good, the routes find out. */
const SESSION_COOKIE = /(^|[; -])skladno\.session_token=/;

/** Both answer with the application's page, for every address that is a place inside it. */
interface Pages {
  sendPage(reply: FastifyReply): FastifyReply;
  /** To somebody who has signed in it is one that loads first what they will see (web/build/preloads.ts). */
  sendOwnPage(request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/**
 * Serves the built web application.
 * @param folder `web/dist`; when it was not built, pages say what to do.
 */
export async function serveWeb(app: App, folder: string): Promise<Pages> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined);
  const page = await read('index.html');
  const inside = (await read('inside.html')) ?? page;
  const send = (reply: FastifyReply, text: string | undefined) =>
    text === undefined
      ? reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
      : reply.code(200).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(text);
  if (page !== undefined) await serveFiles(app, folder);
  return {
    sendPage: (reply) => send(reply, page),
    sendOwnPage: ({ headers }, reply) =>
      send(reply.header('vary', 'cookie'), SESSION_COOKIE.test(headers.cookie ?? '') ? inside : page),
  };
}

async function serveFiles(app: App, folder: string): Promise<void> {
  await app.register(async (files: App) => {
    // What is worth packing was packed when it was built.
    files.addHook('onRequest', async ({ headers }) => neverPack(headers));
    // A condition that does not hold, a part that there is not: programs ask so, and are told by status and headers alone.
    files.setErrorHandler(
      (error: { statusCode?: number; headers?: Record<string, string> }, _request, reply) => {
        const { statusCode, headers = {} } = error;
        if (statusCode !== 412 && statusCode !== 416) throw error;
        return reply.code(statusCode).headers(headers).send();
      },
    );
    await files.register(fastifyStatic, {
      root: folder,
      index: false,
      // A route for each file that is there: every other address is a place inside the application.
      wildcard: false,
      // Packed files lie beside what they stand for (web/build/packed.ts) and have no address of their own.
      preCompressed: true,
      globIgnore: ['**/*.{br,gz}'],
      // The names of built files carry their content's hash, those beside them do not.
      setHeaders: (response, path) =>
        response.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
  });
}
