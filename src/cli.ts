import { type Command, runCommand } from './commands/run.ts';
import { keepHeapSmall } from './commands/small-heap.ts';

/** A command that moves data: its heap is kept small from before its modules are loaded. */
const moving = <T>(load: () => Promise<T>) => {
  keepHeapSmall();
  return load();
};
const server = () => moving(() => import('./commands/server.ts'));

const commands: Record<string, Command> = {
  start: { summary: 'everything in one process', load: async () => (await server()).startCommand },
  serve: { summary: 'the web application and the API', load: async () => (await server()).serveCommand },
  worker: { summary: 'the jobs', load: async () => (await server()).workerCommand },
  migrate: { summary: 'bring the database up to date', load: async () => (await server()).migrateCommand },
  demo: {
    summary: 'the main job, shown',
    load: async () => (await moving(() => import('./commands/demo.ts'))).demoCommand,
  },
  export: {
    summary: 'one export, no database',
    load: async () => (await moving(() => import('./commands/export.ts'))).exportCommand,
  },
  admin: {
    summary: "the platform's own people: create, remove",
    load: async () => (await import('./commands/admin.ts')).adminCommand,
  },
  keys: {
    summary: 'the keys that seal secrets: new, rotate, status',
    load: async () => (await import('./commands/keys.ts')).keysCommand,
  },
  marketplace: {
    summary: 'the descriptor for MoySklad’s catalogue',
    load: async () => (await import('./commands/marketplace.ts')).marketplaceCommand,
  },
  sandbox: {
    summary: 'local providers',
    load: async () => (await import('./commands/sandbox.ts')).sandboxCommand,
  },
};

process.exit(await runCommand(process.argv.slice(2), commands));
