/** What glibc is told by: blocks from this many bytes on are taken from the system and given back to it, each by itself. */
const SETTING = 'MALLOC_MMAP_THRESHOLD_';
const THRESHOLD = 2 ** 20;

/**
 * Keeps memory from creeping up with every page. Of itself glibc moves that threshold to the largest block that was ever freed, 6 MB
 * after the first page: from then on pages and bodies lie among small things, and the holes they leave do not close. Over a million rows
 * that comes to 60 MB (sourceware.org/glibc/manual, Memory Allocation Tunables: setting the threshold stops that).
 *
 * Only the environment that a process starts with is asked, so the process begins once more in place of itself, with the same id and
 * standard streams, before anything is loaded. Where it cannot (no Linux, another process listening on a channel), or the setting is
 * there already, nothing happens.
 */
export function keepMallocSteady(): void {
  const { env, execPath, execArgv, argv } = process;
  if (process.platform !== 'linux' || !process.execve || process.channel || env[SETTING] !== undefined)
    return;
  process.execve(execPath, [execPath, ...execArgv, ...argv.slice(1)], {
    ...env,
    [SETTING]: String(THRESHOLD),
  });
}
