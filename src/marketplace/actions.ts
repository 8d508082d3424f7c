import type { Localized } from '../platform/problems.ts';

/**
 * What an administrator of a MoySklad account can choose as the action of a scenario (descriptor, block scenario). There are several,
 * so that an order that is paid for can start other exports than one that is late.
 */
export const scenarioActions: { name: string; title: Localized }[] = [
  { name: 'update', title: { ru: 'Обновить таблицы', en: 'Update spreadsheets' } },
  { name: 'update2', title: { ru: 'Обновить таблицы: набор 2', en: 'Update spreadsheets: set 2' } },
  { name: 'update3', title: { ru: 'Обновить таблицы: набор 3', en: 'Update spreadsheets: set 3' } },
];

/**
 * The button in MoySklad's cards and lists (descriptor, block buttons: these are the places that have any). It updates everything that
 * has changed, so no rows need to be chosen.
 */
export const updateButton = {
  name: 'update',
  title: { ru: 'Обновить в таблице', en: 'Update in the spreadsheet' },
  useSelected: false,
  locations: [
    ...['counterparty', 'product', 'variant', 'service', 'bundle'].map((type) => `entity.${type}.edit`),
    ...['counterparty', 'good'].map((list) => `entity.${list}.list`),
    ...(
      'customerorder demand invoiceout purchaseorder retaildemand move enter paymentin paymentout salesreturn internalorder loss ' +
      'emissionorder'
    )
      .split(' ')
      .map((type) => `document.${type}.edit`),
    ...'customerorder demand invoiceout purchaseorder retaildemand finance invoicein supply move enter salesreturn internalorder loss'
      .split(' ')
      .map((list) => `document.${list}.list`),
  ],
};

/**
 * Where our widget stands (descriptor, block widgets): in the cards that tell of being opened and saved, of objects that we export.
 * Its width is always 400 px.
 */
export const widget = {
  heightPx: 150,
  places: [
    ...['counterparty', 'product', 'variant', 'service', 'bundle'].map((type) => `entity.${type}.edit`),
    ...(
      'customerorder demand invoiceout invoicein processingorder purchaseorder supply paymentin paymentout cashin cashout move loss ' +
      'enter internalorder inventory purchasereturn salesreturn retaildemand retailsalesreturn retaildrawercashin ' +
      'retaildrawercashout emissionorder'
    )
      .split(' ')
      .map((type) => `document.${type}.edit`),
  ],
};

/** What lists hold that are not called by the one type of their objects. */
const ofLists: Record<string, string[]> = {
  good: ['product', 'variant', 'service', 'bundle'],
  finance: ['paymentin', 'paymentout', 'cashin', 'cashout'],
};

/** The types of objects at a place such as `document.customerorder.edit`; none where it is not a place of MoySklad's. */
export function typesAt(extensionPoint: string): string[] {
  const [, what] = /^(?:document|entity)\.(\w+)\.(?:edit|list)$/i.exec(extensionPoint) ?? [];
  const type = what?.toLowerCase();
  return type === undefined ? [] : Object.hasOwn(ofLists, type) ? (ofLists[type] ?? []) : [type];
}

/** Where MoySklad's frames open the application: its main window, and the widget in a card. */
export const framePaths = { frame: '/moysklad/app', widget: '/moysklad/widget' };

/** What the descriptor says, for a catalogue that is not fed with the XML. @param address as in `descriptorXml` */
export const shownParts = (address: string) => ({
  endpointBase: address,
  sourceUrl: address + framePaths.frame,
  scenario: scenarioActions.map(({ name, title }) => ({ name, title: title.ru })),
  buttons: [{ ...updateButton, title: updateButton.title.ru }],
  widgets: widget.places.map((place) => ({
    place,
    heightPx: widget.heightPx,
    sourceUrl: address + framePaths.widget,
  })),
});
