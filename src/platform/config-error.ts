/** The environment or the machine is not fit to run on: the operator is shown the message as it is, exit code 2. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
