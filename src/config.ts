import { keys } from './config-keys.ts';
import type { Key, MoyskladApp } from './config-values.ts';
import { ConfigError } from './platform/config-error.ts';
import { counted } from './platform/text.ts';

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
    /** Private networks that webhooks may be sent to. */
    outgoingAllow: values.OUTGOING_ALLOW ?? [],
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
    /** Companies have plans with limits. */
    plans: values.PLANS === 'on',
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

function ownApp(values: Values): MoyskladApp[] {
  const { MOYSKLAD_APP_ID: appId, MOYSKLAD_APP_UID: appUid, MOYSKLAD_APP_SECRET: secret } = values;
  return appId && appUid && secret ? [{ appId, appUid, secret }] : [];
}
