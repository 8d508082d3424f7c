import type { Exporter } from '../exporter.ts';
import { assortment } from './assortment.ts';
import { bonusprogram } from './bonusprogram.ts';
import { bonustransaction } from './bonustransaction.ts';
import { bundle, bundleComponents } from './bundle.ts';
import { byoperationsIntransit } from './byoperations_intransit.ts';
import { byoperationsReserve } from './byoperations_reserve.ts';
import { byoperationsStock } from './byoperations_stock.ts';
import { cashin } from './cashin.ts';
import { cashout } from './cashout.ts';
import { commissionreportin, commissionreportinLines } from './commissionreportin.ts';
import { commissionreportout, commissionreportoutLines } from './commissionreportout.ts';
import { consignment } from './consignment.ts';
import { contentcard } from './contentcard.ts';
import { contract } from './contract.ts';
import { counterparty } from './counterparty.ts';
import { counterpartyadjustment } from './counterpartyadjustment.ts';
import { country } from './country.ts';
import { currency } from './currency.ts';
import { customerorder, customerorderLines } from './customerorder.ts';
import { dashboardDay } from './dashboard_day.ts';
import { dashboardMonth } from './dashboard_month.ts';
import { dashboardWeek } from './dashboard_week.ts';
import { demand, demandLines } from './demand.ts';
import { discount } from './discount.ts';
import { emissionorder, emissionorderLines } from './emissionorder.ts';
import { employee } from './employee.ts';
import { enter, enterLines } from './enter.ts';
import { expenseitem } from './expenseitem.ts';
import { facturein } from './facturein.ts';
import { factureout } from './factureout.ts';
import { group } from './group.ts';
import { internalorder, internalorderLines } from './internalorder.ts';
import { inventory, inventoryLines } from './inventory.ts';
import { invoicein, invoiceinLines } from './invoicein.ts';
import { invoiceout, invoiceoutLines } from './invoiceout.ts';
import { loss, lossLines } from './loss.ts';
import { moneyByaccount } from './money_byaccount.ts';
import { moneyPlotseries } from './money_plotseries.ts';
import { move, moveLines } from './move.ts';
import { ordersPlotseries } from './orders_plotseries.ts';
import { organization } from './organization.ts';
import { paymentin } from './paymentin.ts';
import { paymentout } from './paymentout.ts';
import { payroll, payrollLines } from './payroll.ts';
import { prepayment, prepaymentLines } from './prepayment.ts';
import { prepaymentreturn, prepaymentreturnLines } from './prepaymentreturn.ts';
import { pricelist, pricelistLines } from './pricelist.ts';
import { processing, processingMaterials, processingProducts } from './processing.ts';
import { processingorder, processingorderLines } from './processingorder.ts';
import { processingplan, processingplanMaterials, processingplanProducts } from './processingplan.ts';
import { processingplanfolder } from './processingplanfolder.ts';
import { processingprocess } from './processingprocess.ts';
import { processingstage } from './processingstage.ts';
import { product } from './product.ts';
import { productfolder } from './productfolder.ts';
import { productionstage } from './productionstage.ts';
import { productionstagecompletion } from './productionstagecompletion.ts';
import { productiontask, productiontaskProducts } from './productiontask.ts';
import { profitBycounterparty } from './profit_bycounterparty.ts';
import { profitByemployee } from './profit_byemployee.ts';
import { profitByproduct } from './profit_byproduct.ts';
import { profitBysaleschannel } from './profit_bysaleschannel.ts';
import { profitByvariant } from './profit_byvariant.ts';
import { project } from './project.ts';
import { purchaseorder, purchaseorderLines } from './purchaseorder.ts';
import { purchasereturn, purchasereturnLines } from './purchasereturn.ts';
import { region } from './region.ts';
import { reportCounterparty } from './report_counterparty.ts';
import { retaildemand, retaildemandLines } from './retaildemand.ts';
import { retaildrawercashin } from './retaildrawercashin.ts';
import { retaildrawercashout } from './retaildrawercashout.ts';
import { retailsalesreturn, retailsalesreturnLines } from './retailsalesreturn.ts';
import { retailshift } from './retailshift.ts';
import { retailstore } from './retailstore.ts';
import { retireorder, retireorderLines } from './retireorder.ts';
import { role } from './role.ts';
import { saleplatform } from './saleplatform.ts';
import { salesPlotseries } from './sales_plotseries.ts';
import { saleschannel } from './saleschannel.ts';
import { salesreturn, salesreturnLines } from './salesreturn.ts';
import { service } from './service.ts';
import { stockAll } from './stock_all.ts';
import { stockAllCurrent } from './stock_all_current.ts';
import { stockBystore } from './stock_bystore.ts';
import { stockBystoreCurrent } from './stock_bystore_current.ts';
import { store } from './store.ts';
import { supply, supplyLines } from './supply.ts';
import { task } from './task.ts';
import { taxrate } from './taxrate.ts';
import { thing } from './thing.ts';
import { turnoverAll } from './turnover_all.ts';
import { turnoverByoperations } from './turnover_byoperations.ts';
import { turnoverBystore } from './turnover_bystore.ts';
import { uom } from './uom.ts';
import { variant } from './variant.ts';

export { customDictionary } from './customentity.ts';

/** All exporters, section by section as MoySklad's menu has them; within a section the most asked for come first. */
export const catalogue: readonly Exporter[] = [
  // sales
  customerorder,
  customerorderLines,
  invoiceout,
  invoiceoutLines,
  demand,
  demandLines,
  salesreturn,
  salesreturnLines,
  commissionreportin,
  commissionreportinLines,
  commissionreportout,
  commissionreportoutLines,
  factureout,
  profitByproduct,
  profitByvariant,
  profitBycounterparty,
  profitByemployee,
  profitBysaleschannel,
  saleschannel,
  saleplatform,
  contentcard,
  // purchases
  purchaseorder,
  purchaseorderLines,
  invoicein,
  invoiceinLines,
  supply,
  supplyLines,
  purchasereturn,
  purchasereturnLines,
  facturein,
  // goods
  assortment,
  product,
  variant,
  service,
  bundle,
  bundleComponents,
  productfolder,
  pricelist,
  pricelistLines,
  consignment,
  uom,
  emissionorder,
  emissionorderLines,
  retireorder,
  retireorderLines,
  // stock
  stockAll,
  stockBystore,
  stockAllCurrent,
  stockBystoreCurrent,
  turnoverAll,
  turnoverBystore,
  turnoverByoperations,
  byoperationsStock,
  byoperationsReserve,
  byoperationsIntransit,
  move,
  moveLines,
  enter,
  enterLines,
  loss,
  lossLines,
  inventory,
  inventoryLines,
  internalorder,
  internalorderLines,
  store,
  thing,
  // counterparties
  counterparty,
  reportCounterparty,
  contract,
  task,
  // money
  paymentin,
  paymentout,
  cashin,
  cashout,
  counterpartyadjustment,
  moneyByaccount,
  moneyPlotseries,
  payroll,
  payrollLines,
  expenseitem,
  currency,
  // retail
  retaildemand,
  retaildemandLines,
  retailsalesreturn,
  retailsalesreturnLines,
  retailshift,
  retaildrawercashin,
  retaildrawercashout,
  prepayment,
  prepaymentLines,
  prepaymentreturn,
  prepaymentreturnLines,
  retailstore,
  discount,
  bonusprogram,
  bonustransaction,
  // production
  processingplan,
  processingplanMaterials,
  processingplanProducts,
  processingorder,
  processingorderLines,
  processing,
  processingMaterials,
  processingProducts,
  productiontask,
  productiontaskProducts,
  productionstage,
  productionstagecompletion,
  processingprocess,
  processingstage,
  processingplanfolder,
  // indicators
  dashboardDay,
  dashboardWeek,
  dashboardMonth,
  salesPlotseries,
  ordersPlotseries,
  // settings
  organization,
  employee,
  project,
  group,
  country,
  region,
  taxrate,
  role,
];
