import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { ConfigError } from '../platform/config-error.ts';
import { UsageError } from './usage.ts';
import { helpOf, type Usage } from './usages.ts';

export interface Command extends Usage {
  /** What must come before anything else is loaded. */
  prepare?(): void;
  /** Loads what the command needs only when it is called; the function answers the exit code. */
  load(): Promise<(args: string[], config: Config) => Promise<number>>;
}

const asksForHelp = (word: string | undefined) => word === '--help' || word === '-h';

/**
 * Runs the command named first. Exit code 2 is the caller's to mend: no such command or option, a bad configuration. Help is given
 * whatever else was said, and needs no configuration.
 * @param args without the program's own name.
 */
export async function runCommand(args: string[], commands: Record<string, Command>): Promise<number> {
  const [first, ...others] = args;
  if (first === '--version' || first === '-v') {
    process.stdout.write(`skladno ${versionOf()}\n`);
    return 0;
  }
  // `skladno help export` is `skladno export --help`.
  const [name, ...rest] = first === 'help' || asksForHelp(first) ? [...others, '--help'] : args;
  if (asksForHelp(name)) {
    process.stdout.write(listOf(commands));
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`${name ? `There is no command "${name}".\n` : ''}${listOf(commands)}`);
    return 2;
  }
  if (rest.some(asksForHelp)) {
    process.stdout.write(helpOf(command));
    return 0;
  }
  try {
    command.prepare?.();
    const { readConfig } = await import('../config.ts');
    const config = readConfig(process.env);
    const run = await command.load();
    return await run(rest, config);
  } catch (error) {
    const words = mendable(error, first);
    process.stderr.write(`${words ?? (error as Error).stack ?? error}\n`);
    return words === undefined ? 1 : 2;
  }
}

function versionOf(): string {
  const about = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(about) as { version: string }).version;
}

/** What to tell the caller when the fault is theirs to mend. */
function mendable(error: unknown, command = ''): string | undefined {
  if (error instanceof UsageError) return error.text;
  if (error instanceof ConfigError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\nSee: skladno ${command} --help`;
  if (code === 'EADDRINUSE')
    return `${message}. Stop the other program or set another PORT. Example: PORT=3001`;
  return undefined;
}

function listOf(commands: Record<string, Command>): string {
  const width = Math.max(...Object.keys(commands).map(({ length }) => length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: skladno <command>\n\n${lines.join('\n')}\n\nskladno <command> --help explains a command, skladno --version tells the version. The configuration comes from the environment.\n`;
}
