/**
 * Loaded into a process whose clock is to go wrong: after `CLOCK_STEP_AFTER_MS` it jumps by `CLOCK_STEP_MS`, as a machine's does that
 * is put right by hand. Timers go on as they do then.
 */
const RealDate = Date;
let step = 0;
setTimeout(
  () => {
    step = Number(process.env.CLOCK_STEP_MS ?? 0);
  },
  Number(process.env.CLOCK_STEP_AFTER_MS ?? 0),
).unref();

class SteppedDate extends RealDate {
  constructor(...parts: [] | [number]) {
    if (parts.length === 0) super(RealDate.now() + step);
    else super(...parts);
  }

  static override now(): number {
    return RealDate.now() + step;
  }
}
globalThis.Date = SteppedDate as DateConstructor;
