import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { ConfigError } from '../config-error.ts';
import { checkReady, livePath, type Ready, readyPaths } from '../http/health.ts';
import type { App } from '../http/http.ts';
import { describeProblem, Problem } from '../problems.ts';

/** Counts of this process, for Prometheus. What is done for a company says for which. */
export interface Metrics {
  /** A run of an export came to its end. */
  taskEnded(of: {
    companyId: string;
    exporter: string;
    trigger: string;
    status: string;
    /** Rows added, updated and deleted in the sheet. */
    rows: number;
  }): void;
  /** A call was answered. @param of.companyId none where it is nobody's. */
  answered(of: {
    companyId: string | undefined;
    method: string;
    route: string;
    status: number;
    seconds: number;
  }): void;
  registry: Registry;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const tasks = new Counter({
    name: 'skladno_export_tasks_total',
    help: 'Runs of exports that came to an end',
    labelNames: ['company_id', 'exporter', 'trigger', 'status'] as const,
    registers,
  });
  const rows = new Counter({
    name: 'skladno_export_rows_total',
    help: 'Rows added, updated and deleted in sheets',
    labelNames: ['company_id', 'exporter'] as const,
    registers,
  });
  const requests = new Counter({
    name: 'skladno_http_requests_total',
    help: 'Answered calls',
    labelNames: ['company_id', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'skladno_http_request_seconds',
    help: 'How long calls take',
    // Without the company: its number of series would be that of the companies times that of the routes.
    labelNames: ['method', 'route'] as const,
    buckets: [0.01, 0.05, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  return {
    registry,
    taskEnded({ companyId, exporter, trigger, status, rows: count }) {
      tasks.inc({ company_id: companyId, exporter, trigger, status });
      rows.inc({ company_id: companyId, exporter }, count);
    },
    answered({ companyId = '', method, route, status, seconds: took }) {
      requests.inc({ company_id: companyId, status });
      seconds.observe({ method, route }, took);
    },
  };
}

/** Counts what is answered by the routes that are added from now on. */
export function countAnswers(app: App, metrics: Metrics): void {
  app.addHook('onResponse', async ({ caller, method, routeOptions }, reply) =>
    metrics.answered({
      companyId: caller?.companyId,
      method,
      route: routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    }),
  );
}

/**
 * Serves `/metrics` in Prometheus's text format (prometheus.io/docs/instrumenting/exposition_formats) on a port of its own, which
 * is not for the public: it names companies by their ids. `/health` is there, too, for processes that serve no web. Memory, CPU and
 * delays of this process are counted from now on.
 * @throws ConfigError when another process has the port.
 */
export async function serveMetrics(
  { metrics: { registry }, ready }: { metrics: Metrics; ready: Ready },
  { port, host }: { port: number; host: string },
): Promise<{ url: string; close(): Promise<void> }> {
  collectDefaultMetrics({ register: registry });
  const server = createServer(async (request, response) => {
    const answer = (status: number, text: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type }).end(text);
    const { method, url = '' } = request;
    if (method !== 'GET') return answer(404, 'Not found\n');
    try {
      if (url === livePath) return answer(200, 'ok\n');
      if (Object.hasOwn(readyPaths, url)) {
        await checkReady(ready);
        return answer(200, 'ok\n');
      }
      if (url !== '/metrics') return answer(404, 'Not found\n');
      return answer(200, await registry.metrics(), registry.contentType);
    } catch (error) {
      if (error instanceof Problem)
        return answer(error.kind.status, `${describeProblem(error, 'en').detail}\n`);
      // Told to who reads: figures that cannot be had are no reason to end the process.
      return answer(500, String(error));
    }
  });
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new ConfigError(
      `${error.message}. Each process on a machine has a METRICS_PORT of its own. Example: METRICS_PORT=9465`,
    );
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}/metrics`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
