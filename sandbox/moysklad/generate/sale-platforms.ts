import type { Builder } from './builder.ts';
import { Choices } from './choices.ts';

const PLATFORMS = [
  ['ДРОМ', 'MARKETPLACES'],
  ['Детский мир', 'MARKETPLACES'],
  ['=Telegram', 'MESSENGERS'],
] as const;

/** Platforms to sell on and the cards of goods for them, serial numbers, and a role that somebody made. */
export function addSalePlatforms(builder: Builder): void {
  const { dice } = builder;
  const choices = new Choices(builder);
  for (const [name, salePlatformGroup] of PLATFORMS)
    builder.put('saleplatform', 'entity/saleplatform', dice.uuid(), { name, salePlatformGroup });
  for (const [index, assortment] of builder.refs('product').slice(0, 5).entries()) {
    builder.add('contentcard', {
      name: `Карточка ${index + 1}`,
      cardContentName: '=Для витрины',
      description: 'Описание; для "покупателей"',
      assortment,
      salePlatform: choices.pick('saleplatform'),
      salesChannels: builder.refs('saleschannel').slice(0, 2),
    });
    builder.add('thing', {
      name: `00${dice.int(100_000, 999_999)}`,
      description: dice.maybe(0.5, () => 'Возвращён по гарантии'),
    });
  }
  builder.put('customrole', 'entity/role', dice.uuid(), {
    name: 'Кладовщик',
    permissions: { importData: false, exportData: true, apiRequest: false, viewStockReport: true },
  });
}
