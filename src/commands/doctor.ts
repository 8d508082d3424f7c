import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { checkDatabase } from './doctor-database.ts';
import { checkDisk, checkNode } from './doctor-machine.ts';
import { checkClock, checkMail, checkProviders } from './doctor-network.ts';
import { type Finding, reasonOf } from './finding.ts';

/** Longer than any single wait within a look, ms. */
const LOOK_MS = 20_000;

/** `skladno doctor`: looks at everything that Skladno needs and changes nothing. Exit code 1 when something is to be done. */
export async function doctorCommand(args: string[], config: Config): Promise<number> {
  parseArgs({ args, options: {} });
  const findings = await examine(config, LOOK_MS);
  process.stdout.write(reportOf(findings));
  return findings.some(({ ok }) => ok === false) ? 1 : 0;
}

/** A line for each finding, and how many are to be done. */
export function reportOf(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const mark = (ok: boolean | null) => (ok === null ? '?    ' : ok ? 'ok   ' : 'TO DO');
  const lines = findings.map(({ what, ok, told }) => `${mark(ok)}  ${what.padEnd(width)}  ${told}\n`);
  const open = findings.filter(({ ok }) => ok === false).length;
  return `${lines.join('')}${open === 0 ? 'Everything is ready.' : `To be done: ${open}.`}\n`;
}

/** Every look, all at the same time; in the order in which they are told. @param lookMs the longest that one may take. */
export async function examine(config: Config, lookMs: number): Promise<Finding[]> {
  const within = (what: string, look: Promise<Finding[]>) => bounded(what, look, lookMs);
  const providers = checkProviders(config);
  const found = await Promise.all([
    within('Node.js', checkNode()),
    within('disk', checkDisk(config)),
    within('database', checkDatabase(config)),
    within(
      'providers',
      providers.then(({ findings }) => findings),
    ),
    within(
      'clock',
      providers.then(({ aheadMs }) => checkClock(aheadMs)),
    ),
    within('mail', checkMail(config)),
  ]);
  return found.flat();
}

/** A look that does not end, or breaks, is a finding as well. */
async function bounded(what: string, look: Promise<Finding[]>, ms: number): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding[]>((resolve) => {
    const told = `no answer within ${ms / 1000} s: look whether it hangs, and run this again`;
    timer = setTimeout(() => resolve([{ what, ok: false, told }]), ms);
  });
  const broken = (error: unknown) => [{ what, ok: false, told: reasonOf(error) }];
  return Promise.race([look.catch(broken), late]).finally(() => clearTimeout(timer));
}
