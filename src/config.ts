import { isIP } from 'node:net';
import { z } from 'zod';
import { ConfigError } from './platform/config-error.ts';
import { counted } from './platform/text.ts';

/** One key of the environment, as data: the documentation is generated from this. */
interface Key<Value> {
  /** What it means and what happens without it. */
  meaning: string;
  /** Shown in the documentation; the value itself comes from the schema's default. */
  default?: string;
  example: string;
  /** What is expected, in the words of an error message. */
  expected: string;
  schema: z.ZodType<Value, string | undefined>;
}

const text = z.string().optional();
const flagName = z.enum(['production', 'development', 'test']).default('development');
const moyskladApi = 'https://api.moysklad.ru/api/remap/1.2';
const moyskladPages = 'https://online.moysklad.ru';
const vendorApi = 'https://apps-api.moysklad.ru/api/vendor/1.0';

const host = z.string().refine((value) => isIP(value) > 0 || /^[\w-]+(\.[\w-]+)*$/.test(value));
const port = z.coerce.number().int().min(0).max(65_535);

/**
 * Every key that Skladno reads from the environment. Addresses default to the real services:
 * dev.moysklad.ru/doc/api/remap/1.2, dev.moysklad.ru/doc/api/vendor/1.0, developers.google.com/workspace/sheets/api/reference/rest.
 */
export const keys = {
  NODE_ENV: key(flagName, {
    meaning:
      'With "production", AUTH_SECRET, ENCRYPTION_KEYS and DATABASE_URL must be given; without it they are made and kept in the database.',
    default: 'development',
    example: 'production',
    expected: 'production, development or test',
  }),
  DATABASE_URL: key(url(['postgres', 'postgresql']).optional(), {
    meaning:
      'PostgreSQL 15 or newer, with the login that owns the tables; without it an embedded PostgreSQL runs under DATA_DIR.',
    example: 'postgres://skladno:password@db.example.com:5432/skladno',
    expected: 'an address that begins with postgres://',
  }),
  DATA_DIR: key(z.string().default('.data'), {
    meaning:
      'The folder of the embedded database and, in the demonstration, of the world of its MoySklad and Google; nothing else is kept there.',
    default: '.data',
    example: '/var/lib/skladno',
    expected: 'a path',
  }),
  REDIS_URL: key(url(['redis', 'rediss']).optional(), {
    meaning: 'Redis or Valkey, for limits shared by many processes. Not used yet: PostgreSQL shares them.',
    example: 'redis://cache.example.com:6379',
    expected: 'an address that begins with redis:// or rediss://',
  }),
  PORT: key(port.default(3000), {
    meaning: 'The port the web application and the API listen on; 0 takes a free one.',
    default: '3000',
    example: '8080',
    expected: 'a whole number from 0 to 65535',
  }),
  HOST: key(host.default('127.0.0.1'), {
    meaning:
      'The address to listen on: this machine alone unless told otherwise. In a container, or for other machines without a proxy on this one: 0.0.0.0, and PUBLIC_URL.',
    default: '127.0.0.1',
    example: '0.0.0.0',
    expected: 'an IP address or a host name',
  }),
  TRUST_PROXY: key(z.string().default('loopback').transform(proxyList), {
    meaning:
      'Which proxies’ X-Forwarded-For tells the caller’s address: addresses, networks (10.0.0.0/8), loopback, linklocal, uniquelocal; none: nobody’s.',
    default: 'loopback',
    example: 'loopback,10.0.0.0/8',
    expected: 'addresses, networks, loopback, linklocal or uniquelocal, separated by commas, or none',
  }),
  METRICS_PORT: key(port.optional(), {
    meaning:
      'The port of /metrics for Prometheus and of /health of every process, workers too; not for the public. Without it nothing is served there. 0 takes a free one.',
    example: '9464',
    expected: 'a whole number from 0 to 65535',
  }),
  METRICS_HOST: key(host.default('127.0.0.1'), {
    meaning: 'The address that METRICS_PORT is on: this machine alone unless told otherwise.',
    default: '127.0.0.1',
    example: '0.0.0.0',
    expected: 'an IP address or a host name',
  }),
  PUBLIC_URL: key(url(['http', 'https']).transform(withoutSlash).optional(), {
    meaning: 'The address people open in a browser; with https cookies are sent over https only.',
    default: 'http://localhost:<PORT>',
    example: 'https://skladno.example.com',
    expected: 'an address that begins with http:// or https://',
  }),
  CORS_ORIGINS: key(z.string().transform(originList).optional(), {
    meaning:
      'Origins of other sites whose pages may call /api/v1 from a browser, with an API key or a token, never with cookies.',
    example: 'https://reports.example.com,https://intranet.example.com',
    expected: 'origins (https://host), separated by commas',
  }),
  ENCRYPTION_KEYS: key(z.string().refine(isKeyList).optional(), {
    meaning:
      'AES-256 keys for the secrets of integrations, newest first; the first one encrypts, all of them decrypt.',
    example: '2026-01:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
    expected: 'id:base64 of 32 bytes, several separated by commas',
  }),
  AUTH_SECRET: key(z.string().min(32).optional(), {
    meaning:
      'Signs sessions and gives the application its database password; all processes need the same one.',
    example: 'the output of: openssl rand -base64 48',
    expected: 'at least 32 characters',
  }),
  MOYSKLAD_API_URL: key(address(moyskladApi), {
    meaning: "MoySklad's JSON API 1.2.",
    default: moyskladApi,
    example: 'http://127.0.0.1:4010/api/remap/1.2',
    expected: 'an address that begins with http:// or https://',
  }),
  MOYSKLAD_VENDOR_API_URL: key(address(vendorApi), {
    meaning: "MoySklad's Vendor API 1.0.",
    default: vendorApi,
    example: 'http://127.0.0.1:4010/api/vendor/1.0',
    expected: 'an address that begins with http:// or https://',
  }),
  MOYSKLAD_APP_ID: key(z.guid().toLowerCase().optional(), {
    meaning:
      "The application's id in MoySklad's catalogue; with MOYSKLAD_APP_UID and MOYSKLAD_APP_SECRET it opens the marketplace.",
    example: '5f3c5d2e-0000-4000-8000-000000000000',
    expected: 'a UUID',
  }),
  MOYSKLAD_APP_UID: optional("The application's uid in MoySklad's catalogue.", 'skladno.vendor'),
  MOYSKLAD_APP_SECRET: optional(
    "The application's secret key in MoySklad's catalogue.",
    'a long random string',
  ),
  MOYSKLAD_MORE_APPS: key(z.string().transform(appList).optional(), {
    meaning:
      'Further credentials of the same application: a draft or a new version has an id, a uid and a secret key of its own until it is published.',
    example: '7a1b0c2d-0000-4000-8000-000000000000:skladno-next.vendor:another long random string',
    expected: 'id:uid:secret, several separated by commas',
  }),
  MOYSKLAD_TARIFFS: key(z.string().transform(tariffList).optional(), {
    meaning: 'Our plan for each tariff of the application in MoySklad’s catalogue.',
    example: '23ca69d4-2657-40c4-8ba1-6ce24ddeac2e:basic',
    expected: 'tariff id:plan, several separated by commas',
  }),
  MOYSKLAD_FRAME_ORIGINS: key(z.string().default(moyskladPages).transform(originList), {
    meaning: 'Whose pages may show the application in a frame (and only at /moysklad/app).',
    default: moyskladPages,
    example: 'https://online.moysklad.ru',
    expected: 'origins that begin with http:// or https://, several separated by commas',
  }),
  MOYSKLAD_TOKEN: optional('The access token the one-shot `export` command reads with.', '8d3f…'),
  GOOGLE_CLIENT_ID: optional('OAuth client for "Sign in with Google".', '1234.apps.googleusercontent.com'),
  GOOGLE_CLIENT_SECRET: optional('Secret of that OAuth client.', 'GOCSPX-…'),
  GOOGLE_AUTH_URL: key(address('https://accounts.google.com/o/oauth2/v2/auth'), {
    meaning: "Google's OAuth consent page.",
    default: 'https://accounts.google.com/o/oauth2/v2/auth',
    example: 'http://127.0.0.1:4020/o/oauth2/v2/auth',
    expected: 'an address that begins with http:// or https://',
  }),
  GOOGLE_TOKEN_URL: key(address('https://oauth2.googleapis.com/token'), {
    meaning: "Google's token endpoint.",
    default: 'https://oauth2.googleapis.com/token',
    example: 'http://127.0.0.1:4020/token',
    expected: 'an address that begins with http:// or https://',
  }),
  GOOGLE_SHEETS_API_URL: key(address('https://sheets.googleapis.com', /\/v4$/), {
    meaning: 'Google Sheets API; /v4 at the end may be left out.',
    default: 'https://sheets.googleapis.com',
    example: 'http://127.0.0.1:4020',
    expected: 'an address that begins with http:// or https://',
  }),
  GOOGLE_DRIVE_API_URL: key(address('https://www.googleapis.com', /\/drive(\/v3)?$/), {
    meaning: 'Google Drive API; /drive/v3 at the end may be left out.',
    default: 'https://www.googleapis.com',
    example: 'http://127.0.0.1:4020',
    expected: 'an address that begins with http:// or https://',
  }),
  GOOGLE_QUOTA_PER_PROJECT: key(quota(300), {
    meaning:
      'Requests a minute that Google allows the project, the same for reads and for writes; raise it here when Google raised it.',
    default: '300',
    example: '600',
    expected: 'a whole number from 1 to 1000000',
  }),
  GOOGLE_QUOTA_PER_USER: key(quota(60), {
    meaning: 'The same for each user of the project: an account, and each company that shares one.',
    default: '60',
    example: '120',
    expected: 'a whole number from 1 to 1000000',
  }),
  GOOGLE_APPLICATION_CREDENTIALS: optional(
    'Path of a service-account key file, for the one-shot `export` command; its own token_uri is honoured.',
    '/run/secrets/google.json',
  ),
  TELEGRAM_BOT_TOKEN: optional('The bot that tells dealers about orders.', '123456:ABC-DEF'),
  TELEGRAM_API_URL: key(address('https://api.telegram.org'), {
    meaning: 'Telegram Bot API.',
    default: 'https://api.telegram.org',
    example: 'http://127.0.0.1:4030',
    expected: 'an address that begins with http:// or https://',
  }),
  SMTP_URL: key(url(['smtp', 'smtps']).optional(), {
    meaning:
      'The mail server for invitations and notices; without it emails stay in the database, and outside production the start prints a link to a page that shows them.',
    example: 'smtps://user:password@mail.example.com',
    expected: 'an address that begins with smtp:// or smtps://',
  }),
  MAIL_FROM: key(text, {
    meaning: 'From whom emails come: an address, or a name with the address in angle brackets.',
    default: 'no-reply@<host of PUBLIC_URL>',
    example: 'Skladno <hello@skladno.example.com>',
    expected: 'an email address',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: key(url(['http', 'https']).optional(), {
    meaning: 'Where traces go; without it none are made.',
    example: 'http://otel-collector:4318',
    expected: 'an address that begins with http:// or https://',
  }),
  SENTRY_DSN: key(url(['http', 'https']).optional(), {
    meaning: 'Where errors are reported; without it they are in the log only.',
    example: 'https://key@sentry.example.com/1',
    expected: 'an address that begins with http:// or https://',
  }),
  LOG_LEVEL: key(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'), {
    meaning: 'How much is written to the log (stderr).',
    default: 'info',
    example: 'debug',
    expected: 'trace, debug, info, warn, error, fatal or silent',
  }),
  npm_lifecycle_event: optional(
    'Set by npm itself. A service started by `npm start` ends when npm does: npm tells only its shell to stop.',
    'start',
  ),
  CHROMIUM_PATH: optional('The browser the tests drive; without it the one from npm.', '/usr/bin/chromium'),
};

type Name = keyof typeof keys;
type Values = { [K in Name]: (typeof keys)[K] extends Key<infer Value> ? Value : never };

/** Whoever knows one of these comes in. */
const secretNames = new Set<string>(['AUTH_SECRET', 'ENCRYPTION_KEYS', 'MOYSKLAD_APP_SECRET']);

const requiredInProduction = ['AUTH_SECRET', 'ENCRYPTION_KEYS', 'DATABASE_URL'] as const;

/** The environment, checked and with the defaults filled in; see `keys` for what each value means. */
export type Config = ReturnType<typeof shape>;

/**
 * Reads and checks the environment; an empty value counts as absent.
 * @throws ConfigError that names every bad or missing key, the reason and an example.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, { schema, expected, example }] of Object.entries(keys)) {
    const given = env[name]?.trim() || undefined;
    const result = schema.safeParse(given);
    if (given === example && secretNames.has(name))
      faults.push(
        `  ${name}: is the example of the documentation, which everybody knows. Make one of your own.`,
      );
    else if (result.success) values[name] = result.data;
    else faults.push(`  ${name}: must be ${expected}. Example: ${name}=${example}`);
  }
  if (values.NODE_ENV === 'production') {
    for (const name of requiredInProduction) {
      if (!env[name]?.trim())
        faults.push(`  ${name}: is required in production. Example: ${name}=${keys[name].example}`);
    }
  }
  const application = ['MOYSKLAD_APP_ID', 'MOYSKLAD_APP_UID', 'MOYSKLAD_APP_SECRET'] as const;
  const given = application.filter((name) => env[name]?.trim());
  if (given.length > 0) {
    for (const name of application.filter((each) => !given.includes(each)))
      faults.push(`  ${name}: belongs to ${given[0]}. Example: ${name}=${keys[name].example}`);
  }
  if (faults.length > 0)
    throw new ConfigError(`The configuration has ${counted(faults.length, 'fault')}:\n${faults.join('\n')}`);
  return shape(values as Values);
}

function shape(values: Values) {
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    production: values.NODE_ENV === 'production',
    /** The providers are the sandbox, with a company whose password everybody knows; set by `start` alone. */
    demo: false,
    /** A token of MoySklad that anybody may try, told where accounts are connected; set by `start` alone, for the demo. */
    trialToken: null as string | null,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    redisUrl: values.REDIS_URL,
    port: values.PORT,
    host: values.HOST,
    trustProxy: values.TRUST_PROXY,
    metricsPort: values.METRICS_PORT,
    metricsHost: values.METRICS_HOST,
    publicUrl,
    corsOrigins: values.CORS_ORIGINS ?? [],
    encryptionKeys: values.ENCRYPTION_KEYS,
    authSecret: values.AUTH_SECRET,
    moysklad: {
      apiUrl: values.MOYSKLAD_API_URL,
      vendorApiUrl: values.MOYSKLAD_VENDOR_API_URL,
      /** Under which credentials MoySklad's marketplace knows us; none: there is no marketplace. */
      apps: [...ownApp(values), ...(values.MOYSKLAD_MORE_APPS ?? [])],
      /** Our plans by MoySklad's tariff ids. */
      plans: new Map(values.MOYSKLAD_TARIFFS),
      frameOrigins: values.MOYSKLAD_FRAME_ORIGINS,
      token: values.MOYSKLAD_TOKEN,
    },
    google: {
      clientId: values.GOOGLE_CLIENT_ID,
      clientSecret: values.GOOGLE_CLIENT_SECRET,
      authUrl: values.GOOGLE_AUTH_URL,
      tokenUrl: values.GOOGLE_TOKEN_URL,
      /** Without /v4: the client adds it. */
      sheetsApiUrl: values.GOOGLE_SHEETS_API_URL,
      /** Without /drive/v3: the client adds it. */
      driveApiUrl: values.GOOGLE_DRIVE_API_URL,
      /** Requests a minute. */
      quotas: { user: values.GOOGLE_QUOTA_PER_USER, project: values.GOOGLE_QUOTA_PER_PROJECT },
      credentialsFile: values.GOOGLE_APPLICATION_CREDENTIALS,
    },
    telegram: { botToken: values.TELEGRAM_BOT_TOKEN, apiUrl: values.TELEGRAM_API_URL },
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}` },
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    sentryDsn: values.SENTRY_DSN,
    logLevel: values.LOG_LEVEL,
    startedByNpm: values.npm_lifecycle_event !== undefined,
    chromiumPath: values.CHROMIUM_PATH,
  };
}

function key<Value>(schema: z.ZodType<Value, unknown>, about: Omit<Key<Value>, 'schema'>): Key<Value> {
  return { ...about, schema: schema as Key<Value>['schema'] };
}

function optional(meaning: string, example: string): Key<string | undefined> {
  return key(text, { meaning, example, expected: 'text' });
}

function quota(byDefault: number) {
  return z.coerce.number().int().min(1).max(1_000_000).default(byDefault);
}

function url(protocols: string[]) {
  return z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)));
}

/** A provider's address without the slash at the end and without the API version its client adds itself. */
function address(byDefault: string, version = /$/) {
  return url(['http', 'https'])
    .transform((value) => withoutSlash(withoutSlash(value).replace(version, '')))
    .default(byDefault);
}

function withoutSlash(value: string): string {
  return value.replace(/\/+$/, '');
}

/** How MoySklad's marketplace knows an application (dev.moysklad.ru/doc/api/vendor/1.0). */
export interface MoyskladApp {
  appId: string;
  appUid: string;
  secret: string;
}

function ownApp(values: Values): MoyskladApp[] {
  const { MOYSKLAD_APP_ID: appId, MOYSKLAD_APP_UID: appUid, MOYSKLAD_APP_SECRET: secret } = values;
  return appId && appUid && secret ? [{ appId, appUid, secret }] : [];
}

/** The parts of a list, each checked by `read`, which answers nothing for a bad one. */
function listed<Item>(value: string, context: z.RefinementCtx, read: (part: string) => Item | undefined) {
  const items = value.split(',').map((part) => read(part.trim()));
  if (items.every((item) => item !== undefined)) return items as Item[];
  context.addIssue('not a list of these');
  return z.NEVER;
}

function appList(value: string, context: z.RefinementCtx): MoyskladApp[] {
  return listed(value, context, (part) => {
    const [appId, appUid, ...secret] = part.split(':');
    const app = { appId: appId?.toLowerCase() ?? '', appUid: appUid ?? '', secret: secret.join(':') };
    return z.guid().safeParse(appId).success && app.appUid && app.secret ? app : undefined;
  });
}

function tariffList(value: string, context: z.RefinementCtx): [tariffId: string, plan: string][] {
  return listed(value, context, (part): [string, string] | undefined => {
    const [tariff = '', plan] = part.split(':');
    return z.guid().safeParse(tariff).success && plan ? [tariff, plan] : undefined;
  });
}

function originList(value: string, context: z.RefinementCtx): string[] {
  return listed(value, context, (part) =>
    /^https?:/.test(part) && URL.canParse(part) ? new URL(part).origin : undefined,
  );
}

/** For Fastify's `trustProxy`. */
function proxyList(value: string, context: z.RefinementCtx): string[] | false {
  if (value === 'none') return false;
  return listed(value, context, (part) => {
    const [address = '', bits, ...more] = part.split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    const network = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    const known = ['loopback', 'linklocal', 'uniquelocal'].includes(part);
    return known || (most > 0 && network && more.length === 0) ? part : undefined;
  });
}

function isKeyList(value: string): boolean {
  return value.split(',').every((pair) => {
    const [, id, bytes] = /^([\w-]+):([A-Za-z0-9+/]+={0,2})$/.exec(pair.trim()) ?? [];
    return id !== undefined && bytes !== undefined && Buffer.from(bytes, 'base64').length === 32;
  });
}
