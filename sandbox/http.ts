import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Fault, FaultDesk } from './faults.ts';

export interface SandboxRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  /** The values of headers that came more than once, one by one. */
  headersDistinct: NodeJS.Dict<string[]>;
  body: Buffer;
}

export interface SandboxAnswer {
  status: number;
  headers?: Record<string, string>;
  /** A string or Buffer is sent as it stands, anything else as JSON; absent sends no body. */
  body?: unknown;
}

export interface SandboxServer {
  url: string;
  faults: FaultDesk;
  /** Milliseconds added to every call. */
  latencyMs: number;
  /** Calls since the last reset, as "METHOD /path" (without the query) in the order they came, with the status answered (0: cut). */
  calls: { method: string; path: string; status: number; requestBytes: number }[];
  close(): Promise<void>;
}

/**
 * Starts a provider on 127.0.0.1. Every service also answers a small control desk of its own:
 * `POST /__sandbox/faults` (a FaultRule), `DELETE /__sandbox/faults`, `GET /__sandbox/calls`, `DELETE /__sandbox/calls`.
 * @param options.desks further fault desks, by the name they answer to below `/__sandbox/`.
 * @param options.port 0 takes a free port.
 */
export async function openServer(options: {
  port: number;
  handle: (request: SandboxRequest) => Promise<SandboxAnswer> | SandboxAnswer;
  /** Stands at the door: sees a call from its arrival to its answer, latency and faults included; may refuse instead of calling `next`. */
  around?: (request: SandboxRequest, next: () => Promise<SandboxAnswer>) => Promise<SandboxAnswer>;
  latencyMs?: number;
  desks?: Record<string, Pick<FaultDesk<never>, 'add' | 'clear'>>;
  /** Hears of every call after its answer was sent. */
  after?: (request: SandboxRequest) => void;
}): Promise<SandboxServer> {
  const faults = new FaultDesk();
  const desks: NonNullable<typeof options.desks> = { ...options.desks, faults };
  const calls: SandboxServer['calls'] = [];
  // The header limit of Node itself stays out of the way: providers answer too long a request in their own words.
  const server = createServer(
    { keepAliveTimeout: 30_000, maxHeaderSize: 256 * 1024 },
    (incoming, outgoing) => {
      serve(incoming, outgoing).catch((error: unknown) => {
        console.error('sandbox:', error);
        incoming.socket.destroy();
      });
    },
  );

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    if (request.url.pathname.startsWith('/__sandbox/')) return send(incoming, outgoing, control(request));
    const call = {
      method: request.method,
      path: request.url.pathname,
      status: 0,
      requestBytes: request.body.length,
    };
    calls.push(call);
    let fault: Fault | undefined;
    const next = async (): Promise<SandboxAnswer> => {
      if (result.latencyMs > 0) await sleep(result.latencyMs);
      fault = faults.strike(request.method, request.url.pathname + request.url.search);
      if (fault?.kind === 'cut-before') return { status: 0 };
      // The server that listens keeps the process, not what it still delays for somebody who is gone.
      if (fault?.kind === 'delay') await sleep(fault.ms, undefined, { ref: false });
      return fault?.kind === 'status' ? refusal(fault) : options.handle(request);
    };
    const answer = options.around ? await options.around(request, next) : await next();
    if (fault?.kind === 'cut-before' || fault?.kind === 'cut-after') {
      incoming.socket.destroy();
      return options.after?.(request);
    }
    call.status = answer.status;
    send(incoming, outgoing, answer, fault?.kind === 'truncate');
    options.after?.(request);
  }

  function control(request: SandboxRequest): SandboxAnswer {
    const desk = request.url.pathname.slice('/__sandbox/'.length);
    const rules = desks[desk];
    if (rules && request.method === 'POST') {
      rules.add(JSON.parse(request.body.toString()) as never);
      return { status: 204 };
    }
    if (rules && request.method === 'DELETE') {
      rules.clear();
      return { status: 204 };
    }
    if (desk === 'calls' && request.method === 'GET') return { status: 200, body: calls };
    if (desk === 'calls' && request.method === 'DELETE') {
      calls.length = 0;
      return { status: 204 };
    }
    return { status: 404 };
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const result: SandboxServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    calls,
    latencyMs: options.latencyMs ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return result;
}

async function readRequest(incoming: IncomingMessage): Promise<SandboxRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  let body: Buffer = Buffer.concat(chunks);
  if (incoming.headers['content-encoding'] === 'gzip') body = gunzipSync(body);
  return {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`),
    headers: incoming.headers,
    headersDistinct: incoming.headersDistinct,
    body,
  };
}

function refusal(fault: Extract<Fault, { kind: 'status' }>): SandboxAnswer {
  if (fault.html) {
    return {
      status: fault.status,
      headers: { 'content-type': 'text/html; charset=utf-8', ...fault.headers },
      body: `<html><head><title>${fault.status}</title></head><body><center><h1>${fault.status}</h1></center></body></html>`,
    };
  }
  return { status: fault.status, headers: fault.headers ?? {}, body: fault.body };
}

function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: SandboxAnswer,
  truncate = false,
): void {
  const headers: Record<string, string> = { ...answer.headers };
  let body: Buffer = Buffer.alloc(0);
  if (typeof answer.body === 'string') body = Buffer.from(answer.body);
  else if (Buffer.isBuffer(answer.body)) body = answer.body;
  else if (answer.body !== undefined) {
    headers['content-type'] ??= 'application/json;charset=utf-8';
    body = Buffer.from(JSON.stringify(answer.body));
  }
  if (body.length > 0 && /\bgzip\b/.test(String(incoming.headers['accept-encoding'] ?? ''))) {
    body = gzipSync(body, { level: 1 });
    headers['content-encoding'] = 'gzip';
  }
  headers['content-length'] = String(body.length);
  outgoing.writeHead(answer.status, headers);
  if (!truncate) return void outgoing.end(body);
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => incoming.socket.destroy());
}
