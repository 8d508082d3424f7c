/** A command that was called wrongly: what is wrong, and how it is called. */
export class UsageError extends Error {
  readonly text: string;

  constructor(message: string, usage: string) {
    super(message);
    this.name = 'UsageError';
    this.text = `${message}\n\n${usage}`;
  }
}
