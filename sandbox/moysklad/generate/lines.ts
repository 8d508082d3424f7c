import { nestedType } from '../entities.ts';
import { round } from '../lines.ts';
import { type Fields, Ref, type Value } from '../rows.ts';
import type { Builder } from './builder.ts';
import type { Choices } from './choices.ts';
import { REMARKS } from './words.ts';

interface MakingLine {
  builder: Builder;
  choices: Choices;
  /** Fields of the line made before. */
  line: Fields;
  /** Fields of the document. */
  document: Fields;
  /** Types of items a line may be about. */
  types: string[];
}

type Maker = (making: MakingLine) => Value | undefined;

const pickLink =
  (type: string): Maker =>
  ({ choices }) =>
    choices.pick(type);
const share =
  (chance: number, make: Maker): Maker =>
  (making) =>
    making.builder.dice.chance(chance) ? make(making) : undefined;
const quantity: Maker = ({ builder: { dice } }) =>
  dice.chance(0.8) ? dice.int(1, 20) : dice.int(1, 5000) / 1000;
const price: Maker = ({ builder: { dice } }) => dice.int(100, 3_000_000) + dice.pick([0, 0, 0.5, 0.97]);
const whole: Maker = ({ builder: { dice } }) => dice.int(0, 5000);
const zero: Maker = () => 0;

/** Fields of lines by name, in the order they are made and printed. */
const MAKERS: [name: string, make: Maker][] = [
  ['quantity', quantity],
  ['price', price],
  ['discount', ({ builder: { dice } }) => dice.pick([0, 0, 0, 5, 12.5, -3])],
  ['vat', ({ builder: { dice } }) => dice.pick([20, 20, 10, 0])],
  ['assortment', assortment],
  [
    'product',
    ({ line }) =>
      line.assortment instanceof Ref && line.assortment.type === 'product' ? line.assortment : undefined,
  ],
  ['reward', whole],
  ['cost', whole],
  ['overhead', zero],
  ['reserve', zero],
  ['shipped', zero],
  ['inTransit', zero],
  ['gtd', share(0.2, ({ builder: { dice } }) => ({ name: `0${dice.int(1000000, 9999999)}/121226/1212321` }))],
  ['country', share(0.3, pickLink('country'))],
  ['reason', share(0.3, ({ builder: { dice } }) => dice.pick(REMARKS))],
  ['calculatedQuantity', quantity],
  ['correctionAmount', ({ line }) => round(Number(line.quantity) - Number(line.calculatedQuantity))],
  ['correctionSum', ({ line }) => round(Number(line.correctionAmount) * Number(line.price))],
  ['cells', cells],
  ['employee', pickLink('employee')],
  ['baseSalary', price],
  ['pieceworkSalary', price],
  ['planQuantity', quantity],
  ['productionVolume', quantity],
  ['processingPlan', pickLink('processingplan')],
  [
    'processingProcessPosition',
    ({ builder: { store }, choices }) => {
      const process = choices.pick('processingprocess');
      return process && store.collections.get(`${process.path}/positions`)?.live().next().value?.ref;
    },
  ],
  ['name', ({ builder: { dice } }) => `Партия ${dice.int(1, 999)}`],
  ['externalCode', ({ builder: { dice } }) => dice.code()],
  ['updated', ({ document }) => document.updated],
  ['labourCost', whole],
  ['standardHour', whole],
  ['standardHourCost', whole],
  ['enableHourAccounting', () => false],
];

/** The fields of one line of a type such as `demandposition`, for a document with these fields. */
export function makeLine(builder: Builder, choices: Choices, lineType: string, document: Fields): Fields {
  const names = new Set(nestedType(lineType)?.fields.map(({ name }) => name));
  const types = nestedType(lineType)?.links.get('assortment') ?? [];
  const line: Fields = {};
  const making: MakingLine = { builder, choices, line, document, types };
  for (const [name, make] of MAKERS) {
    if (names.has(name)) line[name] = make(making);
  }
  return line;
}

function assortment({ builder, choices, types }: MakingLine): Value | undefined {
  const usual = builder.dice.chance(0.7) ? choices.pick('product') : undefined;
  return usual ?? choices.pickFrom(types);
}

function cells({ builder: { dice }, document }: MakingLine): Value {
  const columns = Array.isArray(document.columns) ? (document.columns as Fields[]) : [];
  return columns.map(({ name }) => ({ column: String(name), sum: dice.int(100, 3_000_000) }));
}
