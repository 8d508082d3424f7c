import { join } from 'node:path';
import { type GoogleSandbox, openGoogle } from './google/index.ts';
import { openKept } from './kept.ts';
import { type MoyskladSandbox, openMoysklad } from './moysklad/index.ts';
import { SavedFile } from './saving.ts';

export { servedPaths } from './moysklad/index.ts';

export interface Sandbox {
  moysklad: MoyskladSandbox;
  google: GoogleSandbox;
  close(): Promise<void>;
}

export interface SandboxOptions {
  moyskladPort?: number;
  googlePort?: number;
  seed?: number;
  /** When MoySklad's data end (Unix ms); 30 June 2026 when absent. */
  until?: number;
  /** Milliseconds added to every call of both providers. */
  latencyMs?: number;
  /** Rate limits and quotas; on unless switched off. */
  limits?: boolean;
  /** Requests a minute that Google allows in the place of its usual ones. */
  googleQuotas?: { user: number; project: number };
  accounts: Parameters<typeof openMoysklad>[0]['accounts'];
}

type Open<Server> = (port: number, saved?: unknown[], changed?: () => void) => Promise<Server>;

function openers(options: SandboxOptions) {
  const { seed, until, latencyMs, limits = true, googleQuotas = true, accounts } = options;
  const moysklad: Open<MoyskladSandbox> = (port, saved, changed) =>
    openMoysklad({ port, seed, until, latencyMs, limits, accounts, saved, changed });
  const google: Open<GoogleSandbox> = (port, saved, changed) =>
    openGoogle({ port, latencyMs, quotas: limits && googleQuotas, saved, changed });
  return { moysklad, google };
}

/** Opens both providers on free ports (or the given ones). Their worlds end with them. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const open = openers(options);
  const moysklad = await open.moysklad(options.moyskladPort ?? 0);
  const google = await open.google(options.googlePort ?? 0).catch(async (error: unknown) => {
    await moysklad.close();
    throw error;
  });
  return {
    moysklad,
    google,
    close: async () => {
      await Promise.all([moysklad.close(), google.close()]);
    },
  };
}

/**
 * Opens both providers with the worlds kept in a folder, and keeps them there.
 * @param kept.usualPorts where they listen unless told otherwise; a kept world stays where it was.
 * @param kept.tell hears what went wrong with the folder; a world that cannot be read is set aside, never lost.
 * @returns `isNew`: this Google begins empty.
 */
export async function openKeptSandbox(
  options: SandboxOptions,
  kept: {
    folder: string;
    usualPorts: { moysklad: number; google: number };
    tell: (words: string) => void;
  },
): Promise<Sandbox & { isNew: boolean }> {
  const { folder, usualPorts, tell } = kept;
  const open = openers(options);
  const files = {
    moysklad: new SavedFile(join(folder, 'moysklad.jsonl.gz'), tell),
    google: new SavedFile(join(folder, 'google.jsonl.gz'), tell),
  };
  const ports = { asked: options.moyskladPort, usual: usualPorts.moysklad };
  const { server: moysklad } = await openKept(files.moysklad, ports, tell, open.moysklad);
  const opened = await openKept(
    files.google,
    { asked: options.googlePort, usual: usualPorts.google },
    tell,
    open.google,
  ).catch(async (error: unknown) => {
    files.moysklad.leave();
    await Promise.all([moysklad.close(), files.moysklad.close()]);
    throw error;
  });
  return {
    moysklad,
    google: opened.server,
    isNew: opened.isNew,
    close: async () => {
      await Promise.all([moysklad.close(), opened.server.close()]);
      await Promise.all([files.moysklad.close(), files.google.close()]);
    },
  };
}
