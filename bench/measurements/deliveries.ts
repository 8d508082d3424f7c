import { performance } from 'node:perf_hooks';
import { openTestApp } from '../../test/support/app.ts';
import { fillLanes, numberOf } from '../../test/support/many-deliveries.ts';
import { openReceiver, type Receiver, status } from '../../test/support/receiver.ts';
import { until } from '../../test/support/until.ts';
import { atMost, figure, type Measurement, type Task } from '../measurement.ts';

const LIVING = 40;
const EVENTS = 200;
const PATIENCE_MS = 600_000;

interface Run {
  seconds: number;
  /** Messages to living receivers that did not come, came twice, or before an earlier one. */
  wrong: number;
}

/** What dead receivers of outgoing webhooks cost the living. */
export async function measureDeliveries({ say }: Task): Promise<Measurement> {
  say(`${figure(LIVING * EVENTS)} deliveries to ${LIVING} receivers`);
  const without = await deliver(0);
  say('the same, beside ten dead receivers');
  const beside = await deliver(10);
  return {
    title: `${figure((LIVING + 10) * EVENTS)} deliveries to 50 receivers, 10 of them dead`,
    about: `${EVENTS} events for each receiver wait when one worker begins, in the process that the receivers listen in, too, on the embedded PostgreSQL of the tests (fsync off). Of the dead four take the call and say nothing, three refuse the connection, three answer 500. The time is that of the ${figure(LIVING * EVENTS)} deliveries to the living.`,
    table: [
      ['', 'without the dead', 'beside them'],
      ['seconds', figure(without.seconds), figure(beside.seconds)],
      [
        'deliveries a second',
        figure((LIVING * EVENTS) / without.seconds, 0),
        figure((LIVING * EVENTS) / beside.seconds, 0),
      ],
    ],
    bounds: [
      atMost('The living beside the dead, times as long', beside.seconds / without.seconds, 1.2),
      atMost('Deliveries lost, doubled or out of order', without.wrong + beside.wrong, 0),
    ],
    facts: { without, beside },
  };
}

async function deliver(dead: number): Promise<Run> {
  const receiver = await openReceiver();
  const app = await openTestApp({ accounts: [] }, undefined, { OUTGOING_ALLOW: '127.0.0.1' });
  try {
    const paths = Array.from({ length: LIVING }, (_, at) => `/lives-${at}`);
    const lanes = [...paths.map((path) => receiver.url(path)), ...deadOf(receiver, dead)];
    await fillLanes(app, lanes, EVENTS);
    const began = performance.now();
    await app.application.worker.start();
    const all = () => paths.every((path) => receiver.at(path).length >= EVENTS);
    await until(all, PATIENCE_MS);
    const seconds = (performance.now() - began) / 1000;
    const wrong = paths
      .flatMap((path) => receiver.at(path).map((message, at) => numberOf(message) === at + 1))
      .filter((right) => !right).length;
    return { seconds, wrong };
  } finally {
    await app.close();
    await receiver.close();
  }
}

/** So many addresses where nothing is delivered: silent, refusing, failing. */
function deadOf(receiver: Receiver, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    if (at % 10 >= 4 && at % 10 < 7) return `http://127.0.0.1:1/${at}`;
    const path = `/dead-${at}`;
    receiver.answers(path, at % 10 < 4 ? () => {} : status(500));
    return receiver.url(path);
  });
}
