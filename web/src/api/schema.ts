/** The API's own types, made from its OpenAPI description. */
import type { components, paths } from '../../../clients/typescript/schema.d.ts';

export type Schemas = components['schemas'];
export type { paths };
