import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A statement on its way to PostgreSQL. */
export interface Statement {
  /** Of one gate, the same for all statements of a connection. */
  connection: number;
  /** What the connection is called (`application_name`). */
  application: string;
  sql: string;
  /** Its parameters as text; null is NULL. */
  values: (string | null)[];
}

/** What becomes of a statement: its connection is cut before PostgreSQL sees it, or when it is done, before anybody hears of it. */
export type Fate = 'passes' | 'cut before' | 'cut after';

/** A way to a PostgreSQL on which connections are cut at chosen statements. */
export interface CuttingGate {
  /** The same login and database, through the gate. */
  url: string;
  close(): Promise<void>;
}

/** @param decide is asked about each statement, in the order in which they come. */
export async function openCuttingGate(
  url: string,
  decide: (statement: Statement) => Fate,
): Promise<CuttingGate> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let connections = 0;
  const gate = createServer((client) => {
    const server = connect(Number(port), hostname);
    connections += 1;
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    let isDeaf = false;
    // What comes after a statement that is to be cut comes of its being done: PostgreSQL answers when it has ended.
    server.on('data', (bytes) => (isDeaf ? cut() : client.write(bytes)));
    const read = statements(connections);
    client.on('data', (bytes) => {
      for (const { raw, statement } of read(bytes)) {
        const fate = isDeaf || !statement ? 'passes' : decide(statement);
        if (fate === 'cut before') return cut();
        if (fate === 'cut after') isDeaf = true;
        server.write(raw);
      }
    });
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const own = (gate.address() as AddressInfo).port;
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(own) }).href,
    async close() {
      for (const socket of sockets) socket.destroy();
      gate.close();
      await once(gate, 'close');
    },
  };
}

/**
 * Reads what a client sends (postgresql.org/docs/current/protocol-message-formats.html).
 * @returns takes bytes as they come; answers what is whole by now, a statement with all the messages that it is made of.
 */
function statements(connection: number): (bytes: Buffer) => { raw: Buffer; statement?: Statement }[] {
  let rest: Buffer = Buffer.alloc(0);
  let application: string | undefined;
  /** Messages of a statement that is not whole. */
  let begun: Buffer[] = [];
  let sql = '';
  let values: Statement['values'] = [];
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const found: { raw: Buffer; statement?: Statement }[] = [];
    for (;;) {
      // The first message has no type.
      const head = application === undefined ? 0 : 1;
      if (rest.length < head + 4) return found;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return found;
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      const body = message.subarray(head + 4);
      if (application === undefined) {
        application = /application_name\0([^\0]*)/.exec(body.toString())?.[1] ?? '';
        found.push({ raw: message });
        continue;
      }
      const type = String.fromCharCode(message[0]!);
      begun.push(message);
      if (type === 'P') sql = body.toString().split('\0')[1] ?? '';
      if (type === 'Q') sql = body.toString().replace(/\0$/, '');
      if (type === 'B') values = parametersOf(body);
      // Query and Sync end a statement; a password and the goodbye are none.
      const isWhole = type === 'Q' || type === 'S';
      if (!isWhole && 'PBDEHCF'.includes(type)) continue;
      const raw = Buffer.concat(begun);
      found.push(isWhole ? { raw, statement: { connection, application, sql, values } } : { raw });
      [begun, values] = [[], []];
    }
  };
}

/** Of a Bind message: portal, statement, the formats of its parameters, and these. */
function parametersOf(body: Buffer): Statement['values'] {
  let at = body.indexOf(0) + 1;
  at = body.indexOf(0, at) + 1;
  at += 2 + 2 * body.readInt16BE(at);
  const count = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return body.toString('utf8', at - length, at);
  });
}
