import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import { appoint, dismiss } from '../admin/index.ts';
import { type ApplicationOf, open } from '../app.ts';
import type { Config } from '../config.ts';
import { findPersonByEmail } from '../people/index.ts';
import { openPostgres } from '../platform/db/postgres.ts';
import { PostgresClient } from '../platform/db/postgres-client.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { UsageError } from './usage.ts';
import { usages } from './usages.ts';

const { usage } = usages.admin;

/** `skladno admin create|remove`: the platform's own people. Works with the owner's login (DATABASE_URL). */
export async function adminCommand(args: string[], config: Config): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const [verb, address, ...rest] = positionals;
  const email = z.email().safeParse(address?.toLowerCase());
  if ((verb !== 'create' && verb !== 'remove') || rest.length > 0)
    throw new UsageError('Say what to do: create or remove.', usage);
  if (!email.success) throw new UsageError(`"${address ?? ''}" is not an email address.`, usage);

  const log = openLog(config.logLevel);
  const postgres = await openPostgres({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log,
    beside: true,
  });
  const owner = new PostgresClient({
    connectionString: postgres.ownerUrl,
    application_name: 'skladno admin',
  });
  try {
    const application = await open({ ...config, databaseUrl: postgres.ownerUrl }, ['serve'], {
      log,
      migrate: false,
    });
    try {
      await owner.connect();
      return await (verb === 'create' ? create : remove)(application, owner, email.data);
    } finally {
      await application.close();
    }
  } finally {
    await owner.end();
    await postgres.close();
  }
}

type Application = ApplicationOf<'serve'>;

async function create({ identity, database }: Application, owner: pg.Client, email: string): Promise<number> {
  const known = (await findPersonByEmail(database.platform, email))?.id;
  const name = email.replace(/@.*/, '');
  // Nobody knows this password: people choose their own.
  const password = randomBytes(24).toString('base64url');
  const userId = known ?? (await identity.ensurePerson({ email, name, password }));
  await appoint(owner, userId);
  process.stdout.write(`${email} runs the platform now: /admin in the web application.\n`);
  if (!known) {
    const link = await identity.passwordLink(userId);
    process.stdout.write(
      `Choose a password here within an hour: ${link}\nLater “Forgot your password?” on the sign-in page sends a new link.\n`,
    );
  }
  return 0;
}

async function remove({ database }: Application, owner: pg.Client, email: string): Promise<number> {
  const person = await findPersonByEmail(database.platform, email);
  const done = person !== undefined && (await dismiss(owner, person.id));
  process.stdout.write(
    done ? `${email} no longer runs the platform.\n` : `${email} does not run the platform.\n`,
  );
  return done ? 0 : 1;
}
