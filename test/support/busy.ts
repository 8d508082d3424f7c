/** What this thread has kept a processor busy for, ms: other programs of a busy machine do not count. */
export function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
