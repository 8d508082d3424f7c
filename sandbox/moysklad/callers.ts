import { createHash } from 'node:crypto';
import type { SavedCallers } from './saved.ts';
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
  /** The token that is good now; undefined after it was taken back. */
  token: string | undefined;
  world: World;
}

/** The people and applications that hold a key. */
export class Callers {
  readonly #callers: Caller[] = [];
  /** Every token ever given out, good or not. */
  readonly #given = new Map<string, Caller>();

  add(caller: Caller & { token: string }): void {
    this.#callers.push(caller);
    this.#given.set(caller.token, caller);
  }

  /** The holder of an Authorization header: `Bearer <token>`, or `Basic` with a user's login and password. */
  identify(authorization: string | undefined): Caller | undefined {
    const [scheme, key = ''] = (authorization ?? '').split(' ');
    if (scheme === 'Bearer') return this.#callers.find(({ token }) => token === key);
    if (scheme !== 'Basic') return undefined;
    const pair = Buffer.from(key, 'base64').toString();
    return this.#callers.find(
      ({ kind, login, password }) => kind === 'user' && pair === `${login}:${password}`,
    );
  }

  /** Who was given this token, now or before. */
  givenTo(token: string): Caller | undefined {
    return this.#given.get(token);
  }

  /** A new token; the one before is good for nothing from now on (general page, «Получение нового токена»). */
  issue(caller: Caller): string {
    const token = createHash('sha1').update(`${caller.password} ${this.#given.size}`).digest('hex');
    caller.token = token;
    this.#given.set(token, caller);
    return token;
  }

  /** Takes back the tokens of an account. */
  revoke(account: string): void {
    for (const caller of this.#of(account)) caller.token = undefined;
  }

  /** A new token for the first key of an account, as installing an application again gives one. */
  grant(account: string): string {
    const [caller] = this.#of(account);
    if (!caller) throw new Error(`nobody holds a key to ${account}`);
    return this.issue(caller);
  }

  /** Every token there ever was, and which of them are good. */
  save(): SavedCallers {
    const place = (caller: Caller) => this.#callers.indexOf(caller);
    return {
      good: this.#callers.map(({ account, token }) => ({ account, token })),
      given: [...this.#given].map(([token, caller]) => [token, place(caller)]),
    };
  }

  /** Puts back what was written of the same callers. */
  restore({ good, given }: SavedCallers): void {
    for (const [index, { account, token }] of good.entries()) {
      const caller = this.#callers[index];
      if (caller?.account === account) caller.token = token;
    }
    for (const [token, index] of given) {
      const caller = this.#callers[index];
      if (caller) this.#given.set(token, caller);
    }
  }

  #of(account: string): Caller[] {
    return this.#callers.filter((caller) => caller.account === account);
  }
}
