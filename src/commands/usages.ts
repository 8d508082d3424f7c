/** What each command is for, in a line, and how it is called: `skladno <command> --help`. */
export interface Usage {
  summary: string;
  usage: string;
}

/** What the exit codes of `export` mean: the words of its help, of both READMEs and of docs/ERRORS.md (test/docs.test.ts). */
export const exitMeanings = [
  'done',
  'interrupted, or something unexpected broke',
  'the command or the configuration is wrong',
  'MoySklad refused or does not answer',
  'Google refused or does not answer',
  'a limit: a request quota of MoySklad or Google, or the room in a spreadsheet',
];

/** Exit codes that every other command has. */
const exitCodes = `Exit codes: 0 ${exitMeanings[0]}, 1 something failed, 2 ${exitMeanings[2]}.`;

export const usages = {
  start: {
    summary: 'everything in one process',
    usage: `skladno start [--live]
  Starts the web application, the API and the jobs, and brings the database up to date first. Ctrl-C stops it.
  Without --live MoySklad and Google are local stand-ins, with a demo company in them.
  --live    the real MoySklad and Google
  PORT, HOST, PUBLIC_URL        where it listens, and the address people open it at
  DATABASE_URL or DATA_DIR      your own PostgreSQL, or the folder (.data) in which Skladno runs one`,
  },
  serve: {
    summary: 'the web application and the API',
    usage: `skladno serve
  One of several processes on one database: pages and API, no jobs. The database must be migrated.`,
  },
  worker: {
    summary: 'the jobs',
    usage: `skladno worker
  One of several processes on one database: does the jobs and whatever comes due. The database must be migrated.`,
  },
  migrate: {
    summary: 'bring the database up to date',
    usage: `skladno migrate
  Brings the database of DATABASE_URL (or DATA_DIR) up to date and ends.`,
  },
  demo: {
    summary: 'a demonstration in the terminal',
    usage: `skladno demo
  Exports orders, products and counterparties from a local MoySklad to a local Google Sheets, changes some orders and exports again.
  Nothing of yours is touched. Its output is in Russian.`,
  },
  export: {
    summary: 'one export, no database',
    usage: `skladno export <exporter> --spreadsheet <id or link> --sheet <title> --mode append|upsert|replace
  [--columns a,b,…] [--filter <expression>] [--since <time>] [--dry-run] [--json]
  <exporter>   what to export: customerorder, product, stock_bystore, … (all of them: docs/EXPORTERS.md)
  --sheet      the sheet of the spreadsheet; made if it is not there
  --mode       upsert    keeps the sheet equal to MoySklad: adds new rows, updates changed ones, removes those that are gone
               append    adds rows that are not there yet, and changes none that are
               replace   builds the whole table out of sight and shows it in one step
  --columns    keys or titles, separated by commas. Put a title with a comma in it in quotes:
               --columns 'name,"Colour, size",sum' («…» will do, too; inside "…" write "" for a quote)
  --filter     a filter of MoySklad's API: --filter 'applicable=true'
  --since      reads only what changed since then (Moscow time) and removes nothing: --since '2026-01-31 12:00:00'
  --dry-run    looks and counts, and writes nothing
  --json       prints the result as one JSON object
  MOYSKLAD_TOKEN                  the token of the MoySklad account
  GOOGLE_APPLICATION_CREDENTIALS  a service-account key file; share the spreadsheet with its address
  Exit codes:
${exitMeanings.map((meaning, code) => `    ${code}  ${meaning}`).join('\n')}`,
  },
  admin: {
    summary: 'those who run the platform: create, remove',
    usage: `skladno admin create <email> | remove <email>
  create   lets a person run the platform (/admin); signs them up if they are not yet
  remove   takes that right away at once; the person stays signed up
  Works while Skladno is running, too.`,
  },
  keys: {
    summary: 'the keys that seal secrets: new, rotate, status',
    usage: `skladno keys new | rotate | status
  new      makes a key: printed, for you to put first in ENCRYPTION_KEYS if that is set; else added to those that Skladno keeps
  rotate   seals every secret with the newest key, while the service runs; if it is interrupted, run it again
  status   shows which keys are in use, and opens every secret
  Give every process the new key and restart it before you rotate; remove an old key when status shows 0 values for it.`,
  },
  doctor: {
    summary: 'what is ready, and what to do where it is not',
    usage: `skladno doctor
  Looks at the database and its migrations, the keys, MoySklad and Google, the clock, the disk, the versions, and the mail server
  if there is one. Each line is ok, or says what to do. Changes nothing, and prints no secret.
  Exit codes: 0 everything is ok, 1 something is to be done, 2 ${exitMeanings[2]}.`,
  },
  marketplace: {
    summary: 'the descriptor for MoySklad’s catalogue',
    usage: `skladno marketplace descriptor
  Prints the XML that MoySklad's vendor account asks for, with the permissions that the exporters need.`,
  },
  sandbox: {
    summary: 'MoySklad and Google as local servers',
    usage: `skladno sandbox [--moysklad-port 4010] [--google-port 4020] [--orders 5000] [--products 1000]
  [--counterparties 1500] [--documents 100] [--big-documents 0] [--lines 4] [--seed 1] [--latency <ms>]
  [--until <time>] [--folder <path>] [--app-url http://localhost:3000]
  Runs them until Ctrl-C and prints the environment that points at them. What the options mean: docs/DEVELOPMENT.md.`,
  },
} satisfies Record<string, Usage>;

/** A command's whole help. */
export function helpOf({ summary, usage }: Usage): string {
  const own = usage.includes('Exit codes:') ? '' : `\n  ${exitCodes}`;
  return `Usage: ${usage}${own}\n\n${summary[0]?.toUpperCase()}${summary.slice(1)}. All environment variables: docs/DEVELOPMENT.md, "Environment".\n`;
}
