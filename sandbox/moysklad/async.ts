import { randomUUID } from 'node:crypto';
import type { SandboxAnswer } from '../http.ts';
import { ENTITIES, type Entity, type Kind } from './entities.ts';
import { ApiError, type Language } from './errors.ts';
import { compileFilter, parseFilter } from './filter.ts';
import type { Action, Journal } from './journal.ts';
import { envelope, parsePage } from './list.ts';
import type { JsonObject } from './render.ts';
import { Ref, type Row, text } from './rows.ts';
import type { Store } from './store.ts';
import { moscowTime } from './time.ts';

const MOST_AT_ONCE = 4;
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const LINK_MS = 5 * 60_000;
const LOOK_MS = 1000;
type State = 'PENDING' | 'PROCESSING' | 'DONE' | 'API_ERROR' | 'CANCEL';

/** What the list of tasks filters by (async page). */
const FILTERS: Entity = {
  ...(ENTITIES.get('group') as Entity),
  type: 'async',
  attributes: undefined,
  operators: new Map(),
  kinds: new Map<string, Kind>([
    ['state', 'enum'],
    ['request', 'enum'],
    ['deletionDate', 'date'],
  ]),
};

interface Task {
  id: string;
  owner: JsonObject;
  request: string;
  startedAt: number;
  cancelled: boolean;
  /** The rows were read when the task was started. */
  outcome: JsonObject | ApiError;
}

/** The asynchronous tasks of one account (async page). */
export class AsyncTasks {
  /** How long a task takes, the first third of it in the queue. */
  takesMs = 300;
  readonly #store: Store;
  readonly #journal: Journal;
  readonly #tasks = new Map<string, Task>();
  readonly #links = new Map<string, { until: number; body: JsonObject }>();

  constructor(store: Store, journal: Journal) {
    this.#store = store;
    this.#journal = journal;
  }

  /**
   * Queues what `make` answers; the caller is told where to look for state and result.
   * @throws ApiError 61001 for a page of the answer, 61002 when four tasks are under way.
   */
  start(owner: JsonObject, request: URL, make: () => JsonObject): SandboxAnswer {
    if (request.searchParams.has('limit') || request.searchParams.has('offset')) throw new ApiError(61001);
    const underWay = [...this.#tasks.values()].filter((task) => this.#isUnderWay(task));
    if (underWay.length >= MOST_AT_ONCE) throw new ApiError(61002);
    const task: Task = {
      id: randomUUID(),
      owner,
      request: request.href,
      startedAt: Date.now(),
      cancelled: false,
      outcome: outcomeOf(make),
    };
    this.#tasks.set(task.id, task);
    this.#tell(task, 'CREATE');
    this.#watch(task, 'PENDING');
    const url = this.#urlOf(task);
    return { status: 202, headers: { location: `${url}/result`, 'content-location': url } };
  }

  /** `GET /async`: the tasks of the last week. */
  list(query: URLSearchParams, language: Language): JsonObject {
    const page = parsePage(query);
    const { test } = compileFilter(this.#store, FILTERS, 'async', parseFilter(query.get('filter') ?? ''));
    const recent = [...this.#tasks.values()].filter(({ startedAt }) => startedAt > Date.now() - WEEK_MS);
    const found = recent.filter((task) => !test || test(this.#asRow(task)));
    const rows = found
      .slice(page.offset, page.offset + page.limit)
      .map((task) => this.#render(task, language));
    return envelope(this.#store, 'async', 'async', query, { rows, size: found.length, page });
  }

  /** `GET /async/<id>`. @throws ApiError 1021. */
  status(id: string, language: Language): JsonObject {
    return this.#render(this.#task(id), language);
  }

  /**
   * `GET /async/<id>/result`: where the file lies, for five minutes.
   * @throws ApiError 61003 an hour after the end, 61005 when cancelled, 61006 when not ready, or what the call itself was refused with.
   */
  result(id: string, origin: string): SandboxAnswer {
    const task = this.#task(id);
    const state = this.#state(task);
    if (state === 'CANCEL') throw new ApiError(61005);
    if (state === 'PENDING' || state === 'PROCESSING') throw new ApiError(61006);
    if (task.outcome instanceof ApiError) throw task.outcome;
    if (Date.now() > this.#deletedAt(task)) throw new ApiError(61003);
    const key = randomUUID();
    this.#links.set(key, { until: Date.now() + LINK_MS, body: task.outcome });
    return { status: 302, headers: { location: `${origin}/storage/${key}` } };
  }

  /** `PUT /async/<id>/cancel`. @throws ApiError 61007 for a task that has ended. */
  cancel(id: string): void {
    const task = this.#task(id);
    if (!this.#isUnderWay(task)) throw new ApiError(61007);
    task.cancelled = true;
  }

  /** The file behind a storage link, as long as it is good. */
  file(key: string): JsonObject | undefined {
    const link = this.#links.get(key);
    return link && Date.now() <= link.until ? link.body : undefined;
  }

  /** Tells of each state a task comes to, and of its end; a cancelled one has none (async page, webhooks). */
  #watch(task: Task, told: State): void {
    const rest = task.startedAt + this.takesMs / (told === 'PENDING' ? 3 : 1) - Date.now();
    const look = (): void => {
      const state = this.#state(task);
      if (state !== told) this.#tell(task, 'UPDATE');
      if (state === 'DONE' || state === 'API_ERROR') this.#tell(task, 'PROCESSED');
      if (state === 'PENDING' || state === 'PROCESSING') this.#watch(task, state);
    };
    // How long a task takes may be changed meanwhile.
    setTimeout(look, Math.min(Math.max(rest, 1), LOOK_MS)).unref();
  }

  #tell({ id }: Task, action: Action): void {
    this.#journal.note(new Ref('async', 'async', id), action, [], undefined, null);
  }

  #task(id: string): Task {
    const task = this.#tasks.get(id);
    if (!task) throw new ApiError(1021, ['async', id]);
    return task;
  }

  #isUnderWay(task: Task): boolean {
    const state = this.#state(task);
    return state === 'PENDING' || state === 'PROCESSING';
  }

  #state({ cancelled, startedAt, outcome }: Task): State {
    if (cancelled) return 'CANCEL';
    const passed = Date.now() - startedAt;
    if (passed < this.takesMs / 3) return 'PENDING';
    if (passed < this.takesMs) return 'PROCESSING';
    return outcome instanceof ApiError ? 'API_ERROR' : 'DONE';
  }

  #deletedAt({ startedAt }: Task): number {
    return startedAt + this.takesMs + HOUR_MS;
  }

  #urlOf({ id }: Task): string {
    return `${this.#store.apiUrl}/async/${id}`;
  }

  #asRow(task: Task): Row {
    const state = this.#state(task);
    const deletionDate = state === 'DONE' ? moscowTime(this.#deletedAt(task)) : undefined;
    const fields = { state, request: task.request, deletionDate };
    return { ref: new Ref('async', 'async', task.id), rank: 0, fields, attributes: [] };
  }

  #render(task: Task, language: Language): JsonObject {
    const { state, deletionDate } = this.#asRow(task).fields;
    const failed = state === 'API_ERROR' && task.outcome instanceof ApiError ? task.outcome : undefined;
    return {
      meta: { href: this.#urlOf(task), type: 'async', mediaType: 'application/json' },
      id: task.id,
      accountId: this.#store.accountId,
      owner: task.owner,
      state: text(state),
      request: task.request,
      resultUrl: state === 'DONE' ? `${this.#urlOf(task)}/result` : undefined,
      deletionDate: deletionDate === undefined ? undefined : text(deletionDate),
      ...(failed ? (failed.body(language) as JsonObject) : {}),
    };
  }
}

function outcomeOf(make: () => JsonObject): Task['outcome'] {
  try {
    return make();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
