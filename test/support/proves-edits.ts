import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { type Edit, type Mode, Scene } from './persons-edits.ts';

/** Checks edits, each between two runs, and during a run at every call that it makes. */
export function provesEdits(mode: Mode, edits: Edit[]): void {
  let google: GoogleSandbox;
  let begin: () => Scene;
  before(async () => {
    google = await openGoogle({ port: 0, quotas: false });
    begin = await Scene.begun(google, mode);
  });
  after(() => google.close());
  for (const edit of edits) provesEdit(mode, edit, () => begin());
}

function provesEdit(mode: Mode, edit: Edit, begin: () => Scene): void {
  test(`${mode}: ${edit.title}, between runs`, async () => {
    const scene = begin();
    edit.act(scene.book);
    const { problem } = await scene.run();
    if (edit.problems) assert.ok(problem === null || edit.problems.includes(problem), String(problem));
    else assert.equal(problem, null);
    if (problem !== null) await goOn(scene, edit);
    assertAll(scene, edit);
  });

  test(`${mode}: ${edit.title}, at every call of a run`, async () => {
    let calls = Number.POSITIVE_INFINITY;
    for (let atCall = 1; atCall <= calls; atCall++) {
      const scene = begin();
      const act = () => edit.act(scene.book);
      const run = await scene.run({ atCall, act });
      calls = Math.min(calls, run.calls);
      const why = `at call ${atCall}`;
      if (run.problem !== null) {
        assert.ok([...ALWAYS, ...(edit.problems ?? [])].includes(run.problem), `${run.problem} ${why}`);
      }
      const done = run.problem === null && (await scene.isComplete());
      if (!done || edit.destroys) await goOn(scene, edit);
      try {
        if (run.atWrite && edit.moment?.includes(mode)) scene.assertExact(edit);
        else assertAll(scene, edit);
      } catch (error) {
        throw new Error(`${why} (${done ? 'done at once' : 'after another run'})`, { cause: error });
      }
    }
  });
}

/** Asked to be run again: these may end any run that is disturbed in the middle. */
const ALWAYS = ['sheet-restless', 'sheet-shrunk'];

async function goOn(scene: Scene, edit: Edit): Promise<void> {
  edit.undo?.(scene.book, scene.mode);
  for (let more = 1; more <= 2; more++) {
    const { problem } = await scene.run();
    assert.equal(problem, null);
    if (await scene.isComplete()) return;
  }
  assert.fail('it is never complete');
}

function assertAll(scene: Scene, edit: Edit): void {
  scene.assertExact(edit);
  if (!edit.isNew) {
    if (edit.notesGone !== 'all') scene.assertNotes(edit.notesGone);
    scene.assertFormulas(edit.headers?.[1]);
    if (!edit.unpointed) scene.assertPointing(edit.headers);
  }
  edit.check?.(scene);
}
