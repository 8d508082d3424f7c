import { type Fields, numbered, type Ref } from '../rows.ts';
import { toMinute } from '../time.ts';
import type { Builder } from './builder.ts';
import { Choices } from './choices.ts';
import { makeLine } from './lines.ts';
import { REMARKS } from './words.ts';

const DAY_MS = 86_400_000;

/** Variants, services, bundles, batches and how goods are made of others. */
export function addMoreGoods(builder: Builder): void {
  const { dice, store } = builder;
  const products = builder.refs('product');
  if (products.length === 0) return;
  for (const name of ['Цвет', 'Размер']) {
    const ref = store.ref('attributemetadata', 'entity/variant/metadata/characteristics', dice.uuid());
    store.characteristics.push({ ref, name });
  }
  for (const product of products.slice(0, 40)) addVariants(builder, product);
  const folder = dice.pick(builder.refs('productfolder'));
  for (let i = 1; i <= 5; i++) {
    builder.add('service', {
      ...itemFields(builder, `Услуга ${i}`, i),
      productFolder: i === 1 ? folder : undefined,
    });
  }
  const choices = new Choices(builder);
  for (let i = 1; i <= 3; i++) {
    const ref = builder.add('bundle', {
      ...itemFields(builder, `Комплект ${i}`, i),
      article: `0${i}-К`,
      weight: i / 8,
      volume: 0,
    });
    const row = store.find(ref);
    const line = (): Fields => makeLine(builder, choices, 'bundlecomponent', {});
    if (row) row.nested = { components: numbered([line(), line()]) };
  }
  for (let i = 1; i <= Math.min(5, products.length); i++) {
    const product = products[i - 1] as Ref;
    const label = `0${i}/26`;
    builder.add('consignment', {
      updated: dice.moment(dice.first, dice.last),
      name: `${store.find(product)?.fields.name} / ${label}`,
      code: `0${i}`,
      archived: false,
      externalCode: dice.code(),
      label,
      expiryDate: dice.maybe(0.5, () => toMinute(dice.moment(dice.last, dice.last + 300 * DAY_MS))),
      assortment: product,
    });
  }
  addProcessing(builder);
}

function addVariants(builder: Builder, product: Ref): void {
  const { dice, store } = builder;
  const row = store.find(product);
  if (!row || dice.chance(0.5)) return;
  for (const [index, colour] of ['Красный', 'Синий', '"Хаки"; матовый'].entries()) {
    const size = dice.pick(['S', 'M', '042']);
    builder.add('variant', {
      updated: dice.moment(dice.first, dice.last),
      name: `${row.fields.name} (${colour}, ${size})`,
      code: dice.maybe(0.8, () => `${row.fields.code ?? '0'}-${index}`),
      externalCode: dice.code(),
      archived: dice.chance(0.05),
      discountProhibited: false,
      characteristics: store.characteristics.map(({ ref, name }) => ({
        meta: ref,
        id: ref.id,
        name,
        value: name === 'Цвет' ? colour : size,
      })),
      salePrices: row.fields.salePrices,
      buyPrice: row.fields.buyPrice,
      barcodes: [{ ean13: `21${String(dice.int(1, 99_999_999_999)).padStart(11, '0')}` }],
      product,
    });
  }
  row.fields.variantsCount = 3;
}

function itemFields(builder: Builder, name: string, i: number): Fields {
  const { dice } = builder;
  const [rouble] = builder.refs('currency') as [Ref];
  const choices = new Choices(builder);
  return {
    ...builder.owned(),
    name,
    description: dice.maybe(0.3, () => dice.pick(REMARKS)),
    code: `0${name.slice(0, 1)}${i}`,
    archived: false,
    pathName: '',
    vat: 20,
    vatEnabled: true,
    useParentVat: false,
    effectiveVat: 20,
    effectiveVatEnabled: true,
    discountProhibited: false,
    uom: choices.pick('uom'),
    salePrices: choices
      .of('pricetype')
      .map((priceType) => ({ value: dice.int(1000, 900_000), currency: rouble, priceType })),
    barcodes: [],
  };
}

/** Stages, a process of them, and two plans that follow it. */
function addProcessing(builder: Builder): void {
  const { dice, store } = builder;
  const choices = new Choices(builder);
  const stage = builder.add('processingstage', {
    ...builder.owned(),
    name: 'Основной этап',
    archived: false,
    standardHourCost: 0,
    allPerformers: true,
    performers: [],
    distributionRequired: false,
  });
  const process = builder.add('processingprocess', {
    ...builder.owned(),
    name: 'Основной техпроцесс',
    archived: false,
  });
  builder.put('processingprocessposition', `${process.path}/positions`, dice.uuid(), {
    accountId: store.accountId,
    processingstage: stage,
  });
  const parent = builder.add('processingplanfolder', {
    ...builder.owned(),
    name: 'Техкарты цеха',
    archived: false,
    pathName: '',
  });
  for (const name of ['Сборка шкафа', '=Упаковка']) {
    const ref = builder.add('processingplan', {
      ...builder.owned(),
      name,
      archived: false,
      pathName: 'Техкарты цеха',
      parent,
      processingProcess: process,
      cost: dice.int(1000, 90_000),
      costDistributionType: 'BY_PRICE',
    });
    const row = store.find(ref);
    const lines = (type: string) => numbered([makeLine(builder, choices, type, {})]);
    if (!row) continue;
    row.nested = {
      stages: lines('processingplanstage'),
      materials: lines('processingplanmaterial'),
      products: lines('processingplanresult'),
    };
  }
}
