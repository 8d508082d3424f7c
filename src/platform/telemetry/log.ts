import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';

export type Log = Logger;

export interface LogContext {
  companyId?: string;
  requestId?: string;
  taskId?: string;
}

const context = new AsyncLocalStorage<LogContext>();
const secretName = /authorization|token|secret|password|cookie|key$/i;

/**
 * Opens the log: one JSON object a line on stderr (stdout belongs to the commands' answers).
 * @param to another place to write to, for tests.
 */
export function openLog(level: string, to: DestinationStream = stderr()): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      mixin: contextFields,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redact(fields) as Record<string, unknown>,
      },
      serializers: { err: (error: Error) => redact(stdSerializers.err(error)) },
    },
    to,
  );
}

function stderr(): DestinationStream {
  const to = destination({ dest: 2, sync: true });
  // A full disk, or a reader that is gone, loses lines; an error that nobody listens to would end the process.
  to.on('error', () => {});
  return to;
}

/** Everything `fn` logs, whatever it calls, carries these fields; inner contexts add to outer ones. */
export function withLogContext<T>(fields: LogContext, fn: () => T): T {
  return context.run({ ...context.getStore(), ...fields }, fn);
}

function contextFields(): Record<string, string | undefined> {
  const { companyId, requestId, taskId } = context.getStore() ?? {};
  return { company_id: companyId, request_id: requestId, task_id: taskId };
}

/** A copy in which the value of every field with a secret's name is replaced; errors are left to their serializer. */
function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date)
    return value;
  // Deeper than this nothing worth reading is logged, and an endless ring would never end.
  if (depth > 8) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName.test(name) && inner !== undefined && inner !== null ? '[secret]' : redact(inner, depth + 1),
    ]),
  );
}
