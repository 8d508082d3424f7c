import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readServerEvents, type ServerEvent } from './serverEvents.ts';

async function read(chunks: Uint8Array[]): Promise<ServerEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readServerEvents(body)) events.push(event);
  return events;
}

const stream = new TextEncoder().encode(
  'retry: 1000\n\n: still here\n\nevent: task\r\ndata: {"name":"Заказы"}\r\n\r\nevent: task\ndata: one\ndata: two\n\ndata: unfinished',
);

test('events are read in order; comments and an unfinished last one are left out', async () => {
  assert.deepEqual(await read([stream]), [
    { event: 'task', data: '{"name":"Заказы"}' },
    { event: 'task', data: 'one\ntwo' },
  ]);
});

test('the network may cut anywhere, inside a letter too', async () => {
  const bytes = Array.from(stream, (byte) => Uint8Array.of(byte));
  assert.deepEqual(await read(bytes), await read([stream]));
});
