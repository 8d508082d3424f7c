import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VendorApp } from './app.ts';

/** A call of MoySklad's as an application gets it. */
export interface VendorCall {
  method: string;
  /** What follows `/api/moysklad/vendor/1.0/apps/{appId}/{accountId}`. */
  place: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** The claims of the token, whose signature was right. */
  claims: Record<string, unknown>;
}

export interface VendorServer {
  app: VendorApp;
  /** Calls of buttons and scenarios, in the order in which they came whole; activations are answered beside. */
  calls: VendorCall[];
  answer: (call: VendorCall) => { status: number; body?: unknown };
  /** The call after those that came already. */
  next(): Promise<VendorCall>;
  close(): Promise<void>;
}

const SECRET = 'a secret of the developer';

/** An application's server: whoever calls without a good token gets 401. It says it is activated. */
export async function openVendor(more: Partial<VendorApp> = {}): Promise<VendorServer> {
  const waiting: ((call: VendorCall) => void)[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const place = /\/apps\/[^/]+\/[^/]+(\/\w+)?$/.exec(incoming.url ?? '')?.[1] ?? '';
      const claims = claimsOf(incoming.headers.authorization);
      const reply = (status: number, body?: unknown) =>
        outgoing
          .writeHead(status, { 'content-type': 'application/json' })
          .end(body === undefined ? '' : JSON.stringify(body));
      if (!claims) return reply(401);
      if (place === '') return reply(200, { status: 'Activated' });
      const body = JSON.parse(Buffer.concat(chunks).toString()) as VendorCall['body'];
      const call = { method: incoming.method ?? '', place, headers: incoming.headers, body, claims };
      vendor.calls.push(call);
      const { status, body: answer } = vendor.answer(call);
      reply(status, answer);
      for (const hear of waiting.splice(0)) hear(call);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const vendor: VendorServer = {
    app: {
      appId: '5f3c5489-6a17-48b7-9fe5-b2000eb807fe',
      appUid: 'dummyapp.example-vendor',
      secret: SECRET,
      endpointBase: url,
      sourceUrl: url,
      ...more,
    },
    calls: [],
    answer: () => ({ status: 200 }),
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return vendor;
}

function claimsOf(authorization = ''): Record<string, unknown> | undefined {
  const [head = '', body = '', signature] = authorization.replace('Bearer ', '').split('.');
  if (createHmac('sha256', SECRET).update(`${head}.${body}`).digest('base64url') !== signature)
    return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
}
