import type { SandboxServer } from '../../sandbox/http.ts';

type Call = SandboxServer['calls'][number];

/** Calls `act` at every call that reaches a server, before it is served. Answers the function that ends it. */
export function atEveryCall(server: SandboxServer, act: (call: Call) => void): () => void {
  const { push } = server.calls;
  server.calls.push = (...calls) => {
    for (const call of calls) act(call);
    return push.apply(server.calls, calls);
  };
  return () => {
    server.calls.push = push;
  };
}

/** Calls `act` once, when the call number `count` whose "METHOD /path" fits `pattern` arrives. */
export function atCall(server: SandboxServer, pattern: RegExp, count: number, act: () => void): void {
  let left = count;
  const end = atEveryCall(server, ({ method, path }) => {
    if (!pattern.test(`${method} ${path}`)) return;
    left -= 1;
    if (left > 0) return;
    end();
    act();
  });
}
