export { giveBack } from './body.ts';
export { type AnswerHeaders, bodyOf, callOut, type OutgoingAnswer } from './call.ts';
export { OutgoingError, outgoingProblems, toldBy } from './errors.ts';
export { openPosting, type PostAnswer, type Posting } from './post.ts';
export type { AddressFault } from './reach.ts';
