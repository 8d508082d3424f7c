import { type GoogleSandbox, openGoogle } from './google/index.ts';
import { type MoyskladSandbox, openMoysklad } from './moysklad/index.ts';

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

/** Opens both providers on free ports (or the given ones). */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { seed, until, latencyMs, limits = true, googleQuotas = true, accounts } = options;
  const moysklad = await openMoysklad({
    port: options.moyskladPort ?? 0,
    seed,
    until,
    latencyMs,
    limits,
    accounts,
  });
  const google = await openGoogle({
    port: options.googlePort ?? 0,
    latencyMs,
    quotas: limits && googleQuotas,
  }).catch(async (error: unknown) => {
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
