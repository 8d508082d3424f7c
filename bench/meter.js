/**
 * Loaded before a measured program (`node --import`): tells what the process took, in the last line of stderr (a program that begins
 * once more in its own place keeps no other pipes). Plain JavaScript, because what strips types takes time and memory that are not the
 * program's.
 */
import { readFileSync, writeSync } from 'node:fs';

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(2, `\n${JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakRssBytes: peakRssBytes() })}`);
});

/** Linux tells it of this very program; elsewhere what the process began from (its parent's copy) counts too. */
function peakRssBytes() {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes) return Number(kilobytes) * 1024;
  } catch {
    // There is no /proc on this system.
  }
  return process.resourceUsage().maxRSS * 1024;
}
