import { blockEdits } from '../support/block-edits.ts';
import { edits } from '../support/edits.ts';
import { provesEdits } from '../support/persons-edits.ts';

provesEdits('upsert', [...edits, ...blockEdits]);
