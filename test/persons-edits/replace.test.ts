import { blockEdits } from '../support/block-edits.ts';
import { edits } from '../support/edits.ts';
import { provesEdits } from '../support/proves-edits.ts';

provesEdits('replace', [...edits, ...blockEdits]);
