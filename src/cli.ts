import { type Command, runCommand } from './commands/run.ts';
import { keepHeapSmall } from './commands/small-heap.ts';
import { keepMallocSteady } from './commands/steady-malloc.ts';
import { usages } from './commands/usages.ts';

/** A command that moves data: its memory is kept small from before its modules are loaded. */
const moving = <T>(load: () => Promise<T>) => {
  keepMallocSteady();
  keepHeapSmall();
  return load();
};
const server = () => moving(() => import('./commands/server.ts'));

const commands: Record<string, Command> = {
  start: { ...usages.start, load: async () => (await server()).startCommand },
  serve: { ...usages.serve, load: async () => (await server()).serveCommand },
  worker: { ...usages.worker, load: async () => (await server()).workerCommand },
  migrate: { ...usages.migrate, load: async () => (await server()).migrateCommand },
  demo: {
    ...usages.demo,
    load: async () => (await moving(() => import('./commands/demo.ts'))).demoCommand,
  },
  export: {
    ...usages.export,
    load: async () => (await moving(() => import('./commands/export.ts'))).exportCommand,
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
