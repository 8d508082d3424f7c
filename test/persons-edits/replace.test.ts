import { after, before } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { blockEdits } from '../support/block-edits.ts';
import { edits } from '../support/edits.ts';
import { provesEdit } from '../support/persons-edits.ts';

let google: GoogleSandbox;
before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());

for (const edit of [...edits, ...blockEdits]) provesEdit(() => google, 'replace', edit);
