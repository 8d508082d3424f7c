import { linesOf } from './lines.ts';

export const demandposition = linesOf('demand');
