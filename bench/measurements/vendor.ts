import { openTestApp } from '../../test/support/app.ts';
import { activation, deactivation, newAccount, vendorCall } from '../../test/support/vendor.ts';
import { atMost, figure, type Measurement, type Task } from '../measurement.ts';

const ACCOUNTS = 1000;
/** MoySklad's calls that are under way at once. */
const AT_ONCE = 4;
const WARM_UP = 50;

/** How long MoySklad waits for an answer when accounts install, pay and remove the application. */
export async function measureVendor(task: Task): Promise<Measurement> {
  task.say(`Vendor API, ${ACCOUNTS} accounts`);
  const app = await openTestApp({ accounts: [] });
  const times = { Install: [] as number[], Autoprolongation: [] as number[], Uninstall: [] as number[] };
  let refused = 0;

  async function timed(kind: keyof typeof times, call: () => Promise<{ status: number }>) {
    const started = performance.now();
    const { status } = await call();
    times[kind].push(performance.now() - started);
    if (status !== 200) refused += 1;
  }

  async function account() {
    const id = newAccount();
    await timed('Install', () => vendorCall(app, 'PUT', id, activation('Install', `token of ${id}`)));
    await timed('Autoprolongation', () => vendorCall(app, 'PUT', id, activation('Autoprolongation')));
    await timed('Uninstall', () => vendorCall(app, 'DELETE', id, deactivation('Uninstall')));
  }

  try {
    for (let i = 0; i < WARM_UP; i++) await account();
    for (const list of Object.values(times)) list.length = 0;
    const line = async () => {
      for (let i = 0; i < ACCOUNTS / AT_ONCE; i++) await account();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
  } finally {
    await app.close();
  }
  const put = [...times.Install, ...times.Autoprolongation];
  const rows: [string, number[]][] = [
    ['PUT Install: a new company, its token sealed', times.Install],
    ['PUT Autoprolongation', times.Autoprolongation],
    ['DELETE Uninstall', times.Uninstall],
  ];
  return {
    title: 'Answers to MoySklad’s marketplace',
    about: `${figure(ACCOUNTS)} accounts install, pay and remove the application, ${AT_ONCE} calls at once over HTTP, on the embedded PostgreSQL of the tests (fsync off). MoySklad waits 10 s.`,
    table: [
      ['ms', 'p50', 'p99', 'longest'],
      ...rows.map(([what, list]): [string, ...string[]] => [
        what,
        figure(quantile(list, 0.5)),
        figure(quantile(list, 0.99)),
        figure(Math.max(...list)),
      ]),
    ],
    bounds: [
      atMost('PUT of an activation, p99, ms', quantile(put, 0.99), 100),
      atMost('Calls that were not answered with 200', refused, 0),
    ],
    facts: { accounts: ACCOUNTS, atOnce: AT_ONCE, p99: quantile(put, 0.99), refused },
  };
}

function quantile(list: number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
