import { refusalOf, settleAllowance, takeOf } from '../billing/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import { countRows } from './task-store.ts';

/** So long a write may take, with all that it waits for, s: rows that a killed worker was about to write are free again after it. */
const WRITE_S = 15 * 60;

/** A write has no allowance: the run waits at its checkpoint until there is one for so many rows. */
export class RowsRefused extends Problem {
  readonly rows: number;

  constructor({ kind, params }: Problem, rows: number) {
    super(kind, params);
    this.rows = rows;
  }
}

/** The allowance of one attempt's rows: taken before each write, settled with the checkpoint that holds it. */
export interface RowsAllowance {
  /** Before a write that adds or changes so many rows; once more where the same write is tried again. @throws RowsRefused */
  take(rows: number): Promise<void>;
  /** The write is done; so many rows it added or changed. */
  wrote(rows: number): void;
  /** In the transaction that notes a checkpoint or the end: what was written counts, the rest is free. Last in it. */
  settle(trx: Trx): Promise<void>;
}

export function openRows(
  database: Database,
  {
    companyId,
    taskId,
    attempt,
    counted,
  }: { companyId: string; taskId: string; attempt: number; counted: number },
): RowsAllowance {
  /** Of the task, with those of earlier attempts: an end that is noted twice, because its answer was lost, counts once. */
  let total = counted;
  let took = false;
  /** Of the write that goes on. */
  let taken = 0;
  return {
    async take(rows) {
      const more = rows - taken;
      if (more <= 0) return;
      took = true;
      const answer = await database.forCompany(companyId, (trx) =>
        takeOf(trx, 'rowsAMonth', more, { id: taskId, seconds: WRITE_S }),
      );
      if (!answer.granted) throw new RowsRefused(refusalOf('rowsAMonth', answer), rows);
      taken = rows;
    },
    wrote(rows) {
      total += rows;
      taken = 0;
    },
    async settle(trx) {
      if (!took) return;
      const more = await countRows(trx, taskId, attempt, total);
      if (more !== undefined) await settleAllowance(trx, 'rowsAMonth', taskId, more);
    },
  };
}
