import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came. */
export interface Received {
  /** The path it was sent to. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Whoever is sent webhooks: a path is an address, and answers 204 unless told otherwise. */
export interface Receiver {
  /** The address of a path. */
  url(path: string): string;
  /** What came to a path, the first first. */
  at(path: string): Received[];
  /** What a path does with each message from now on. */
  answers(path: string, answer: (response: ServerResponse, received: Received) => void): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const came = new Map<string, Received[]>();
  const at = (path: string) => {
    const received = came.get(path) ?? [];
    came.set(path, received);
    return received;
  };
  const ways = new Map<string, (response: ServerResponse, received: Received) => void>();
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const path = request.url ?? '';
    const message = { path, headers: request.headers, body: Buffer.concat(pieces).toString() };
    at(path).push(message);
    const answer = ways.get(path);
    if (answer) answer(response, message);
    else response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    at,
    answers: (path, answer) => void ways.set(path, answer),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers this status. */
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end();
