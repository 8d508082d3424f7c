import { linesOf } from './lines.ts';

export const invoiceoutposition = linesOf('invoiceout');
