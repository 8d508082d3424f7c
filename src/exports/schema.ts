/** Every shape of this room, as it goes over the wire. */
export * from './config-schema.ts';
export * from './exporter-schema.ts';
export * from './task-schema.ts';
