/** What a look found: all is well, or what to do about it. One line, and no secret in it. */
export interface Finding {
  what: string;
  ok: boolean;
  told: string;
}

/** Why something failed, in one line. Messages of ours and of Node hold no secrets; those of others are not shown. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string };
  return String(message || code || error)
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}
