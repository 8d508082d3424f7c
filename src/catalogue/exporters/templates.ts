import type { Template } from '../template.ts';
import { forAccountant } from './templates/accountant.ts';
import { forOwner } from './templates/owner.ts';
import { forSales } from './templates/sales.ts';
import { forStock } from './templates/stock.ts';

/** Ready exports, in the order in which a person sees them: each only needs a spreadsheet. */
export const templates: readonly Template[] = [...forSales, ...forAccountant, ...forOwner, ...forStock];
