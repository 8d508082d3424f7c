import { type Command, runCommand } from './commands/run.ts';
import { keepHeapSmall } from './commands/small-heap.ts';
import { keepMallocSteady } from './commands/steady-malloc.ts';
import { usages } from './commands/usages.ts';

/** A command that moves data keeps its memory small from the very start. */
const moving = {
  prepare() {
    keepMallocSteady();
    keepHeapSmall();
  },
};
const server = () => import('./commands/server.ts');

const commands: Record<string, Command> = {
  start: { ...usages.start, ...moving, load: async () => (await server()).startCommand },
  serve: { ...usages.serve, ...moving, load: async () => (await server()).serveCommand },
  worker: { ...usages.worker, ...moving, load: async () => (await server()).workerCommand },
  migrate: { ...usages.migrate, ...moving, load: async () => (await server()).migrateCommand },
  demo: { ...usages.demo, ...moving, load: async () => (await import('./commands/demo.ts')).demoCommand },
  export: {
    ...usages.export,
    ...moving,
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  admin: { ...usages.admin, load: async () => (await import('./commands/admin.ts')).adminCommand },
  keys: { ...usages.keys, load: async () => (await import('./commands/keys.ts')).keysCommand },
  doctor: { ...usages.doctor, load: async () => (await import('./commands/doctor.ts')).doctorCommand },
  marketplace: {
    ...usages.marketplace,
    load: async () => (await import('./commands/marketplace.ts')).marketplaceCommand,
  },
  sandbox: { ...usages.sandbox, load: async () => (await import('./commands/sandbox.ts')).sandboxCommand },
};

process.exit(await runCommand(process.argv.slice(2), commands));
