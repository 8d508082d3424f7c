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

/** What of the descriptor MoySklad shows to its people, for a catalogue that is not fed with the XML. */
export const shownParts = {
  scenario: scenarioActions.map(({ name, title }) => ({ name, title: title.ru })),
};
