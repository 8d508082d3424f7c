/** What each command is for, in a line, and how it is called: `skladno <command> --help`. */
export interface Usage {
  summary: string;
  usage: string;
}

/** Exit codes that every command has; `export` has more. */
const exitCodes = 'Exit codes: 0 done, 1 something failed, 2 the command or the configuration is wrong.';

export const usages = {
  start: {
    summary: 'everything in one process',
    usage: `skladno start [--live]
  Starts the web application, the API and the jobs, and brings the database up to date first. Ctrl-C stops.
  Without accounts of your own MoySklad and Google are local stand-ins, with a demo company in them.
  --live    the real MoySklad and Google
  PORT, HOST, PUBLIC_URL        where it listens, and under which address people open it
  DATABASE_URL or DATA_DIR      which PostgreSQL it works on: yours, or one of its own in that folder (.data)`,
  },
  serve: {
    summary: 'the web application and the API',
    usage: `skladno serve
  One of several processes on one database: pages and API, no jobs. The database must be migrated.`,
  },
  worker: {
    summary: 'the jobs',
    usage: `skladno worker
  One of several processes on one database: takes jobs and looks at what is due. The database must be migrated.`,
  },
  migrate: {
    summary: 'bring the database up to date',
    usage: `skladno migrate
  Brings the database of DATABASE_URL (or DATA_DIR) to the newest shape and ends.`,
  },
  demo: {
    summary: 'the main job, shown',
    usage: `skladno demo
  Exports three kinds of rows from a local MoySklad into a local Google Sheets and shows them. Nothing of yours is touched.`,
  },
  export: {
    summary: 'one export, no database',
    usage: `skladno export <exporter> --spreadsheet <id or link> --sheet <title> --mode append|upsert|replace
  [--columns a,b,…] [--filter <expression>] [--since <time>] [--dry-run] [--json]
  --columns    keys or titles, commas between them. One with a comma in it stands in «…» or in "…" (there "" is a quote):
               --columns 'name,«Цвет, размер»,sum'
  --filter     a filter of MoySklad's API: --filter 'applicable=true'
  --since      reads only what changed since then, Moscow time, and removes nothing: --since '2026-01-31 12:00:00'
  --dry-run    looks and counts only
  --json       prints the result as one JSON object
  MOYSKLAD_TOKEN                  the token of the MoySklad account
  GOOGLE_APPLICATION_CREDENTIALS  a service-account key file; share the spreadsheet with its address
  Exit codes: 0 done, 1 anything else, 2 usage, 3 MoySklad, 4 Google, 5 a limit or quota`,
  },
  admin: {
    summary: "the platform's own people: create, remove",
    usage: `skladno admin create <email> | remove <email>
  create   lets a person run the platform (/admin); creates them if there is no such person
  remove   takes that right away at once; the person stays
  Works while Skladno is running, too.`,
  },
  keys: {
    summary: 'the keys that seal secrets: new, rotate, status',
    usage: `skladno keys new | rotate | status
  new      makes a key. Given in ENCRYPTION_KEYS, it is printed to be put in front there; kept by Skladno, it is added
  rotate   seals every secret with the newest key, while the service runs; interrupted, begin it again
  status   shows which keys are in use, and opens every secret
  Give every process the new key and restart it before you rotate; remove an old key when status shows 0 values for it.`,
  },
  doctor: {
    summary: 'what is ready, and what to do where it is not',
    usage: `skladno doctor
  Looks at the database and its migrations, the keys, MoySklad and Google, the clock, the disk, the versions, and the mail server
  if there is one. Each line is ok, or says what to do. Changes nothing, and prints no secret.
  Exit codes: 0 everything is ok, 1 something is to be done, 2 the configuration is wrong.`,
  },
  marketplace: {
    summary: 'the descriptor for MoySklad’s catalogue',
    usage: `skladno marketplace descriptor
  Prints the XML for the application's page in MoySklad's cabinet, with the rights that the exporters need.`,
  },
  sandbox: {
    summary: 'local providers',
    usage: `skladno sandbox [--moysklad-port 4010] [--google-port 4020] [--orders 5000] [--products 1000]
  [--counterparties 1500] [--documents 100] [--big-documents 0] [--lines 4] [--seed 1] [--latency <ms>] [--app-url http://localhost:3000]
  MoySklad and Google as local servers, until Ctrl-C; prints the environment that points at them.`,
  },
} satisfies Record<string, Usage>;

/** A command's whole help. */
export function helpOf({ summary, usage }: Usage): string {
  const own = usage.includes('Exit codes:') ? '' : `\n  ${exitCodes}`;
  return `Usage: ${usage}${own}\n\n${summary[0]?.toUpperCase()}${summary.slice(1)}. All settings of the environment: docs/DEVELOPMENT.md, "Environment".\n`;
}
