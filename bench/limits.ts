/** What both providers allow (MoySklad: restrictions; Google Sheets: usage limits), and what follows from it. */

interface Budget {
  calls: number;
  perSeconds: number;
}

/** An application's: a call of its weighs one unit. */
export const moyskladBudget = { calls: 45, perSeconds: 3, parallel: 5 };
const sheetsUser: Budget = { calls: 60, perSeconds: 60 };
export const sheetsProject: Budget = { calls: 300, perSeconds: 60 };
/** Google recommends bodies of at most this. */
export const BODY_BYTES = 2_000_000;

/** Calls in a row before the first row can be written: a token, a look at the spreadsheet, making the table. */
const SHEETS_BEFORE = 3;
/** After the last row: what the table has reached is stored. */
const SHEETS_AFTER = 1;

/**
 * The seconds that limits and latency ask for, whatever the program and the machine: MoySklad's calls with five in
 * flight, no more of them in three seconds than its budget, the first burst included; Sheets' writes one after another,
 * because they go to one spreadsheet. The longer side counts, with the calls that nobody can avoid before and after it.
 */
export function arithmeticSeconds(wanted: { calls: number; writes: number; latencyMs: number }): number {
  const latency = wanted.latencyMs / 1000;
  const reading = Math.max(
    waiting(moyskladBudget, wanted.calls) + latency,
    Math.ceil(wanted.calls / moyskladBudget.parallel) * latency,
  );
  const writing = Math.max(waiting(sheetsUser, wanted.writes), wanted.writes * latency);
  // The last row is read before the last write.
  return Math.max(reading + latency, SHEETS_BEFORE * latency + writing) + SHEETS_AFTER * latency;
}

/** Seconds until a budget has let so many calls begin: a full budget at once, and one more with each interval. */
function waiting({ calls, perSeconds }: Budget, wanted: number): number {
  return Math.max(0, Math.ceil(wanted / calls) - 1) * perSeconds;
}
