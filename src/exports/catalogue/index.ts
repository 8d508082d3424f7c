import type { Exporter } from '../exporter.ts';
import { counterparty } from './counterparty.ts';
import { customerorder } from './customerorder.ts';
import { product } from './product.ts';

/** All exporters, in the order in which a person sees them. */
export const catalogue: readonly Exporter[] = [customerorder, product, counterparty];
