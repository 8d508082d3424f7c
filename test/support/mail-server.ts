import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** What a mail server was given. */
export interface TakenEmail {
  from: string;
  to: string[];
  raw: string;
}

/** What the server does with the next email: refuses with a code of SMTP, or accepts it and never says so, or hangs up instead. */
export type MailFault = number | 'silent' | 'cut';

/** A real mail server on a port of its own. */
export interface MailServer {
  url: string;
  taken: TakenEmail[];
  /** Faults of the next emails, in order, before they are taken without. */
  faults: MailFault[];
  /** Told of each email whose data has come (`data`), and of each that was taken (`email`). */
  events: EventTarget;
  /** While there is one, the server takes its time over every email. */
  slow: Promise<void> | undefined;
  /** While there is one, the server refuses whoever sends with this code, before it hears to whom. */
  refuses: number | undefined;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const events = new EventTarget();
  const opened: MailServer = {
    url: '',
    taken: [],
    faults: [],
    events,
    slow: undefined,
    refuses: undefined,
    close,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_address, _session, done) {
      const { refuses: responseCode } = opened;
      if (responseCode) done(Object.assign(new Error('not you'), { responseCode }));
      else done();
    },
    onData(stream, session, done) {
      const take = async (raw: string) => {
        events.dispatchEvent(new Event('data'));
        await opened.slow;
        const fault = opened.faults.shift();
        if (typeof fault === 'number')
          return done(Object.assign(new Error('not now'), { responseCode: fault }));
        const { mailFrom, rcptTo } = session.envelope;
        opened.taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
        });
        events.dispatchEvent(new Event('email'));
        if (fault === undefined) done();
        if (fault === 'cut') hangUp(session.id);
      };
      // A client that hangs up in the middle has sent none.
      void text(stream).then(take, () => {});
    },
  });
  // Clients that hang up in the middle are part of what is tried.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  opened.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return opened;

  function hangUp(id: string): void {
    for (const connection of server.connections as Set<{ id: string; _socket: Socket }>)
      if (connection.id === id) connection._socket.destroy();
  }

  function close(): Promise<void> {
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

/** The parts of an email, decoded: its header, and each body that nodemailer wrote. */
export function readEmail(raw: string): { head: string; bodies: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const bodies = rest
    .join('\r\n\r\n')
    .split(/--\S+\r\n/)
    .map((part) => {
      const [partHead = '', ...partBody] = part.split('\r\n\r\n');
      const body = partBody.join('\r\n\r\n');
      if (/base64/i.test(partHead)) return Buffer.from(body, 'base64').toString();
      const plain = body.replaceAll('=\r\n', '');
      return decodeURIComponent(plain.replaceAll('%', '%25').replace(/=([0-9A-F]{2})/g, '%$1'));
    });
  return { head, bodies: bodies.join('\n') };
}
