import { pathIn } from '../groups.ts';
import type { Fields, Ref, Row } from '../rows.ts';
import { addAttributes, fillAttributes } from './attributes.ts';
import type { Builder } from './builder.ts';
import { GOODS, REMARKS } from './words.ts';

const ATTRIBUTES = [
  ['boolean', 'Экспорт'],
  ['string', 'Изготовитель'],
  ['long', 'Срок годности, дней'],
  ['double', 'Толщина, мм'],
] as const;

/** Products with four price types, groups three deep, several kinds of barcodes, codes with leading zeros. */
export function addProducts(builder: Builder, count: number): void {
  const { dice, store } = builder;
  addAttributes(builder, 'product', ATTRIBUTES);
  const folders = builder.refs('productfolder');
  const paths = new Map(folders.map((ref) => [ref, pathIn(builder.store.find(ref) as Row)]));
  const [rouble, dollar] = builder.refs('currency') as [Ref, Ref];
  const priceTypes = Array.from(
    store.collection('context/companysettings/pricetype').live(),
    (row) => row.ref,
  );
  const links = {
    uom: builder.refs('uom'),
    country: builder.refs('country'),
    owner: builder.refs('employee'),
  };
  const groups = builder.refs('group');
  const suppliers = builder.refs('counterparty').slice(0, 50);

  for (let i = 1; i <= count; i++) {
    const folder = dice.maybe(0.9, () => dice.pick(folders));
    const cost = dice.int(100, 5_000_000) + (dice.chance(0.1) ? 0.5 : 0);
    const fields: Fields = {
      owner: dice.pick(links.owner),
      shared: dice.chance(0.5),
      group: dice.pick(groups),
      updated: dice.moment(dice.first, dice.last),
      name: `${dice.pick(GOODS)} ${i}`,
      description: dice.maybe(0.3, () => dice.pick(REMARKS)),
      code: dice.maybe(0.9, () => String(i).padStart(5, '0')),
      externalCode: dice.code(),
      archived: dice.chance(0.05),
      pathName: folder ? paths.get(folder) : '',
      productFolder: folder,
      vat: 20,
      vatEnabled: true,
      useParentVat: dice.chance(0.3),
      effectiveVat: 20,
      effectiveVatEnabled: true,
      discountProhibited: dice.chance(0.1),
      uom: dice.maybe(0.9, () => dice.pick(links.uom)),
      minPrice: { value: Math.round(cost * 1.1), currency: rouble },
      salePrices: priceTypes.map((priceType, place) => ({
        value: Math.round(cost * (1.2 + place * 0.17) * 100) / 100,
        currency: place === 3 ? dollar : rouble,
        priceType,
      })),
      buyPrice: { value: cost, currency: dice.chance(0.3) ? dollar : rouble },
      article: dice.maybe(0.8, () => `0${dice.int(10, 99)}-${i}`),
      weight: dice.maybe(0.6, () => dice.int(1, 50_000) / 1000),
      volume: dice.maybe(0.4, () => dice.int(1, 1000) / 1000),
      barcodes: barcodes(builder, i),
      variantsCount: 0,
      isSerialTrackable: false,
      trackingType: 'NOT_TRACKED',
      country: dice.maybe(0.5, () => dice.pick(links.country)),
      supplier: suppliers.length > 0 ? dice.maybe(0.4, () => dice.pick(suppliers)) : undefined,
      minimumBalance: dice.maybe(0.2, () => dice.int(1, 100)),
      weighed: false,
      onTap: false,
    };
    const row = store.find(builder.add('product', fields));
    if (row) row.attributes = fillAttributes(builder, 'product', 0.5, new Map());
  }
}

function barcodes(builder: Builder, i: number): Fields[] {
  const { dice } = builder;
  const digits = String(i).padStart(7, '0');
  const all: Fields[] = [
    { ean13: `200000${digits}` },
    { ean8: `2${digits}` },
    { code128: `00-${digits}` },
    { gtin: `0000000${digits}` },
    { upc: `00000${digits}` },
  ];
  return all.filter(() => dice.chance(0.3));
}
