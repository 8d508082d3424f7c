import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call, openForTest } from '../testing.ts';
import type { Hook } from './hook.ts';

/** A call as it came. */
export interface Received {
  method: string;
  path: string;
  requestId: string;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: the test says what it expects in it
  body: any;
}

export interface Receiver {
  url: string;
  /** Calls in the order in which they came whole. */
  calls: Received[];
  /** How a call is answered: a status, or nothing at all. */
  answer: (call: Received) => number | undefined;
  close(): Promise<void>;
}

/** A subscriber's server; it answers every call with 204 till a test says otherwise. */
export async function openReceiver(): Promise<Receiver> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://receiver');
      const call = {
        method: incoming.method ?? '',
        path: pathname,
        requestId: searchParams.get('requestId') ?? '',
        headers: incoming.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()) as unknown,
      };
      receiver.calls.push(call);
      const status = receiver.answer(call);
      if (status !== undefined) outgoing.writeHead(status, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    answer: () => 204,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

/** The account of an application, and a server that may subscribe to its changes. Only silence is a failure, not a busy machine. */
export async function openSubscriber() {
  const size = { orders: 30, products: 5, counterparties: 5, documents: 3 };
  const { sandbox } = await openForTest({ accounts: [{ name: 'demo', token: 'app', kind: 'app', ...size }] });
  const world = sandbox.account('app');
  const receiver = await openReceiver();
  const documentedMs = world.notifications.timeoutMs;
  world.notifications.timeoutMs = 60_000;
  return {
    sandbox,
    world,
    receiver,
    /** How long a call waits for its answer, unless a test says otherwise. */
    documentedMs,
    subscribe: (entityType: string, action: string, more: object = {}): Hook =>
      world.webhooks.create('user', 'webhook', { url: `${receiver.url}/hook`, entityType, action, ...more }),
    send: (method: string, path: string, body?: unknown) =>
      call(`${sandbox.apiUrl}/${path}`, 'app', {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    /** All that was to be sent has been sent. */
    settled: () => world.notifications.idle(),
    async close() {
      await sandbox.close();
      await receiver.close();
    },
  };
}
