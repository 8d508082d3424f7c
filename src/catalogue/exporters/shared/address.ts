import * as column from '../../columns/columns.ts';

/**
 * The parts of an address (documentation: address), each a column that is offered and not shown.
 * @param key the field that holds the parts: `shipmentAddressFull`. @param ru what the address is called.
 */
export function addressParts(key: string, ru: string, en: string) {
  const part = (name: string, partRu: string, partEn: string) =>
    column.text(`${key}.${name}`, `${ru}: ${partRu}`, `${en}: ${partEn}`, { hidden: true });
  return [
    part('postalCode', 'индекс', 'postal code'),
    column.reference(`${key}.country`, `${ru}: страна`, `${en}: country`, { hidden: true, opens: null }),
    column.reference(`${key}.region`, `${ru}: регион`, `${en}: region`, { hidden: true, opens: null }),
    part('city', 'город', 'city'),
    part('street', 'улица', 'street'),
    part('house', 'дом', 'house'),
    part('apartment', 'квартира', 'apartment'),
    part('addInfo', 'другое', 'other'),
    part('comment', 'комментарий', 'comment'),
  ];
}
