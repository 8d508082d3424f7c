import { assortment } from './assortment.ts';
import { counterparty } from './counterparty.ts';
import { customentity } from './customentity.ts';
import { customerorder } from './customerorder.ts';
import { customerorderposition } from './customerorderposition.ts';
import { demand } from './demand.ts';
import { demandposition } from './demandposition.ts';
import { invoiceoutposition } from './invoiceoutposition.ts';
import { moneyByaccount } from './money_byaccount.ts';
import { paymentin } from './paymentin.ts';
import { product } from './product.ts';
import { profitByproduct } from './profit_byproduct.ts';
import { saleschannel } from './saleschannel.ts';
import { stockAllCurrent } from './stock_all_current.ts';
import { stockBystore } from './stock_bystore.ts';
import type { Subject } from './subject.ts';

/** Everything that is put to the proof, by the file whose tests do it. */
export const subjects = {
  documents: [customerorder, demand, paymentin],
  lines: [customerorderposition, demandposition, invoiceoutposition],
  dictionaries: [product, counterparty, saleschannel, customentity, assortment],
  reports: [stockBystore, stockAllCurrent, profitByproduct, moneyByaccount],
} satisfies Record<string, Subject[]>;
