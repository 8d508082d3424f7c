import type { Client } from 'pg';

/**
 * Makes a person one of the platform's own; one who is stays so.
 * @param owner logged in as the owner: the application may only read who they are.
 */
export async function appoint(owner: Client, userId: string): Promise<void> {
  await owner.query('insert into platform_admins (user_id) values ($1) on conflict do nothing', [userId]);
}

/** @param owner as above. @returns false when they were none of the platform's own. */
export async function dismiss(owner: Client, userId: string): Promise<boolean> {
  const gone = await owner.query('delete from platform_admins where user_id = $1', [userId]);
  return gone.rowCount === 1;
}
