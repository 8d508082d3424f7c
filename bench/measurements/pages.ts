import type { Server } from 'node:http';
import { loadavg } from 'node:os';
import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';
import { demoLogin, runDemoTask } from '../../src/commands/local-sandbox.ts';
import { findChromium } from '../../test/support/chromium.ts';
import { type Demo, openDemo } from '../../test/support/demo.ts';
import { openAll } from '../../test/support/opening.ts';
import { atLeast, figure, type Line, line, type Measurement, type Task } from '../measurement.ts';

/** Of these the middle one counts: a busy machine spoils one visit, seldom three. */
const VISITS = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
type Category = (typeof CATEGORIES)[number];

/** What one visit found; times in ms, the length in bytes on the line. */
interface Visit {
  scores: Record<Category, number>;
  firstPaint: number;
  largestPaint: number;
  blocking: number;
  shift: number;
  bytes: number;
  /** What cost points, by Lighthouse's names. */
  faults: string[];
}

interface PageFound {
  name: string;
  performance: number;
  middle: Visit;
  visits: Visit[];
}

/** How soon a phone on a slow line shows the first pages, as they are built, and what Lighthouse has against them. */
export async function measurePages(task: Task): Promise<Measurement> {
  const [demo, browser] = await openAll(
    openDemo({ orders: 1000, products: 200, counterparties: 300 }),
    openChromium(),
  );
  withoutReferrerPolicy(demo.application.http.app.server);
  const load = loadavg()[0] ?? 0;
  try {
    for (const { id } of demo.configs) await runDemoTask(demo.application, demo.companyId, id);
    const Cookie = await signedIn(demo);
    const signIn = { name: 'sign-in', performance: 0.95, url: `${demo.url}/sign-in` };
    const exports = { name: 'exports', performance: 0.9, url: `${demo.url}/exports`, headers: { Cookie } };
    const found: PageFound[] = [];
    for (const page of [signIn, exports]) {
      task.say(`Lighthouse, ${page.name}`);
      const visits: Visit[] = [];
      for (let i = 0; i < VISITS; i++) visits.push(await visit(page, browser.port));
      const { name, performance } = page;
      found.push({ name, performance, middle: middleOf(visits), visits });
    }
    return report(found, load);
  } finally {
    await browser.close();
    await demo.close();
  }
}

/** A Chromium that Lighthouse alone steers: beside Playwright it cannot load a page. */
async function openChromium() {
  const { executablePath, env } = await findChromium();
  const { port, kill } = await launch({
    chromePath: executablePath,
    envVars: env,
    chromeFlags: ['--headless', '--no-sandbox'],
  });
  return { port, close: async () => kill() };
}

/** Under Lighthouse this Chromium breaks off the load of any page that names a Referrer-Policy (net::ERR_ABORTED once it is there). */
function withoutReferrerPolicy(server: Server): void {
  server.prependListener('request', (_request, response) => {
    const { setHeader } = response;
    response.setHeader = (name, value) =>
      name.toLowerCase() === 'referrer-policy' ? response : setHeader.call(response, name, value);
  });
}

/** @returns the cookies of the demonstration's person. */
async function signedIn({ url }: Demo): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(demoLogin),
  });
  if (!answer.ok) throw new Error(`Signing in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** One visit with nothing remembered: Lighthouse's own phone on its own slow line. @throws Error when it could not look. */
async function visit(page: { url: string; headers?: Record<string, string> }, port: number): Promise<Visit> {
  const run = await lighthouse(page.url, {
    port,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    extraHeaders: page.headers,
  });
  if (!run || run.lhr.runtimeError) throw new Error(`Lighthouse: ${run?.lhr.runtimeError?.message}`);
  const { audits, categories } = run.lhr;
  const number = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  return {
    scores: Object.fromEntries(
      CATEGORIES.map((name) => [name, categories[name]?.score ?? 0]),
    ) as Visit['scores'],
    firstPaint: number('first-contentful-paint'),
    largestPaint: number('largest-contentful-paint'),
    blocking: number('total-blocking-time'),
    shift: number('cumulative-layout-shift'),
    bytes: number('total-byte-weight'),
    faults: CATEGORIES.flatMap((name) => faultsOf(categories[name], audits)),
  };
}

function faultsOf(category: Result.Category | undefined, audits: Result['audits']): string[] {
  return (category?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => id);
}

function middleOf(visits: Visit[]): Visit {
  const sorted = visits.toSorted((a, b) => a.scores.performance - b.scores.performance);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function report(pages: PageFound[], load: number): Measurement {
  const row = (what: string, show: (visit: Visit) => string): Line =>
    line(what, pages, ({ middle }) => show(middle));
  return {
    title: 'The first pages on a phone',
    about: `Lighthouse’s mobile preset (a slow 4G line, a processor four times slower) in a real Chromium; the real application with the demonstration’s data. Of ${VISITS} visits with nothing remembered the middle one by performance. The machine’s load when it began: ${figure(load)}.`,
    table: [
      ['', ...pages.map(({ name }) => name)] as Line,
      ...CATEGORIES.map((name) => row(name, ({ scores }) => figure(scores[name], 2))),
      row('first paint, s', ({ firstPaint }) => figure(firstPaint / 1000)),
      row('largest paint, s', ({ largestPaint }) => figure(largestPaint / 1000)),
      row('blocked, ms', ({ blocking }) => figure(blocking, 0)),
      row('layout shift', ({ shift }) => figure(shift, 3)),
      row('loaded, kB', ({ bytes }) => figure(bytes / 1000, 0)),
    ],
    bounds: pages.flatMap(({ name, performance, middle }) => [
      atLeast(`Performance of ${name}`, middle.scores.performance, performance),
      atLeast(`Accessibility of ${name}`, middle.scores.accessibility, 1),
      atLeast(`Best practices of ${name}`, middle.scores['best-practices'], 1),
    ]),
    facts: { load, pages },
  };
}
