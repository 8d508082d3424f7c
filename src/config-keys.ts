import { z } from 'zod';
import {
  address,
  appList,
  host,
  isKeyList,
  key,
  networkList,
  optional,
  originList,
  port,
  proxyList,
  quota,
  tariffList,
  text,
  url,
  withoutSlash,
} from './config-values.ts';

const flagName = z.enum(['production', 'development', 'test']).default('development');
const moyskladApi = 'https://api.moysklad.ru/api/remap/1.2';
const moyskladPages = 'https://online.moysklad.ru';
const vendorApi = 'https://apps-api.moysklad.ru/api/vendor/1.0';

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
  OUTGOING_ALLOW: key(z.string().transform(networkList).optional(), {
    meaning:
      'Private addresses and networks that webhooks may be sent to all the same, over http, too, and at any port. Whoever sets up webhooks reaches them through Skladno.',
    example: '10.20.0.0/16,127.0.0.1',
    expected: 'IP addresses or networks, separated by commas',
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
    example: '23ca69d4-2657-40c4-8ba1-6ce24ddeac2e:business',
    expected: 'tariff id:plan, several separated by commas',
  }),
  PLANS: key(z.enum(['on', 'off']).default('on'), {
    meaning:
      'Whether companies have plans with limits; with "off" nothing has a limit, as an installation of one’s own wants it. All processes need the same one.',
    default: 'on',
    example: 'off',
    expected: 'on or off',
  }),
  MOYSKLAD_FRAME_ORIGINS: key(z.string().default(moyskladPages).transform(originList), {
    meaning:
      'Whose pages may show the application in a frame (and only at /moysklad/app and /moysklad/widget).',
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
