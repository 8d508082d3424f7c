import { linesOf } from './lines.ts';

export const customerorderposition = linesOf('customerorder');
