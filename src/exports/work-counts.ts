/** Runs that go on in this process, each with its processor time until the last of them began or ended, ms. */
const running = new Set<{ ms: number }>();
let last = process.cpuUsage();

/** What was used since then is shared evenly: within a process nobody can tell whose work a moment was. */
function share(): void {
  const { user, system } = process.cpuUsage(last);
  last = process.cpuUsage();
  for (const run of running) run.ms += (user + system) / 1000 / running.size;
}

/** A run begins. @returns ends it, and answers its share of the process's time, ms. */
export function measureCpu(): () => number {
  share();
  const own = { ms: 0 };
  running.add(own);
  return () => {
    share();
    running.delete(own);
    return own.ms;
  };
}
