import { createHash } from 'node:crypto';
import type { World } from './world.ts';

/** Who may call, and in whose name. */
export interface Caller {
  kind: 'app' | 'user';
  /** The account's name; entries of one name share one account. */
  account: string;
  /** `admin@<account>`. */
  login: string;
  /** A user's password is the token the account was opened with. */
  password: string;
  token: string;
  world: World;
  revoked: boolean;
}

/** The people and applications that hold a key. */
export class Callers {
  readonly #callers: Caller[] = [];
  #issued = 0;

  add(caller: Caller): void {
    this.#callers.push(caller);
  }

  /** The holder of an Authorization header: `Bearer <token>`, or `Basic` with a user's login and password. */
  identify(authorization: string | undefined): Caller | undefined {
    const [scheme, key = ''] = (authorization ?? '').split(' ');
    const caller =
      scheme === 'Bearer'
        ? this.byToken(key)
        : scheme === 'Basic'
          ? this.#byPassword(Buffer.from(key, 'base64').toString())
          : undefined;
    return caller?.revoked ? undefined : caller;
  }

  byToken(token: string): Caller | undefined {
    return this.#callers.find((caller) => caller.token === token);
  }

  /** A new token of a user; the earlier ones are good for nothing from now on (general page, «Получение нового токена»). */
  issue(caller: Caller): string {
    this.#issued += 1;
    caller.token = createHash('sha1').update(`${caller.password} ${this.#issued}`).digest('hex');
    return caller.token;
  }

  revoke(account: string): void {
    for (const caller of this.#callers) if (caller.account === account) caller.revoked = true;
  }

  #byPassword(pair: string): Caller | undefined {
    return this.#callers.find(
      ({ kind, login, password }) => kind === 'user' && pair === `${login}:${password}`,
    );
  }
}
