import type { Attribute, AttributeDefinition, Ref } from '../rows.ts';
import { toMinute } from '../time.ts';
import type { Builder } from './builder.ts';
import { flat } from './dice.ts';
import { REMARKS } from './words.ts';

/** Defines additional fields of an entity type. */
export function addAttributes(
  builder: Builder,
  type: string,
  definitions: readonly (readonly [string, string])[],
): void {
  const { store, dice } = builder;
  const list: AttributeDefinition[] = definitions.map(([fieldType, name]) => ({
    ref: store.ref('attributemetadata', `entity/${type}/metadata/attributes`, dice.uuid()),
    name,
    type: fieldType,
    required: false,
    dictionary: fieldType === 'customentity' ? `entity/customentity/${store.dictionaries[0]?.id}` : undefined,
  }));
  store.attributes.set(`entity/${type}`, list);
}

/**
 * Values for some of an entity type's additional fields.
 * @param share how likely a field is filled.
 * @param links objects to choose from, by type; filled as they are needed.
 */
export function fillAttributes(
  builder: Builder,
  type: string,
  share: number,
  links: Map<string, Ref[]>,
): Attribute[] {
  const attributes: Attribute[] = [];
  for (const definition of builder.store.definitions(type)) {
    if (!builder.dice.chance(share)) continue;
    const value = attributeValue(builder, definition, links);
    if (value !== undefined) attributes.push({ definition, value });
  }
  return attributes;
}

function attributeValue(
  builder: Builder,
  definition: AttributeDefinition,
  links: Map<string, Ref[]>,
): Attribute['value'] | undefined {
  const { dice } = builder;
  switch (definition.type) {
    case 'time':
      return flat(toMinute(dice.moment(dice.first, dice.last)));
    case 'string':
      return dice.pick(['00042', 'З-17/б', '=1+1', 'обычное значение', '+7']);
    case 'text':
      return dice.pick(REMARKS);
    case 'link':
      return `https://example.com/orders?id=${dice.int(1, 99999)}&from=sheet`;
    case 'long':
      return dice.int(-5, 9_007_199);
    case 'double':
      return dice.int(1, 99999) / 1000;
    case 'boolean':
      return dice.chance(0.5);
    case 'file':
      return `Скан ${dice.int(1, 999)}.pdf`;
    default: {
      const type = definition.dictionary?.slice('entity/'.length) ?? definition.type;
      let choice = links.get(type);
      if (!choice) {
        choice = builder.refs(type);
        links.set(type, choice);
      }
      return choice.length > 0 ? dice.pick(choice) : undefined;
    }
  }
}
