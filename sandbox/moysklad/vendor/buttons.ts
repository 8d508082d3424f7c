import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type AppButton, type Marketplace, parse, type VendorApp } from './app.ts';
import { VendorRefusal } from './installation.ts';

/** What a press came to, as MoySklad's page shows it. */
export type Outcome =
  | { kind: 'text'; text: string }
  | { kind: 'link'; url: string }
  | { kind: 'popup'; name: string }
  /** The application's own words, or none when it did not answer as it should. */
  | { kind: 'error'; text: string | undefined };

/** One press of a button. */
export interface Press {
  id: string;
  title: string;
  outcome: Outcome;
  /** What the application told at the end of a longer work. */
  end: { text: string; url?: string; urlText?: string } | undefined;
}

/** For which objects a button is pressed: the one shown, or those chosen in a list. Their ids are those of the UI. */
type Pressed = { objectId: string } | { selected: { id: string; type: string }[] } | Record<string, never>;

const DAY_MS = 86_400_000;
/** Presses that are remembered. */
const KEPT = 100;

const params = z.object({ asyncProcessId: z.string().optional() });
const answerSchema = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('showNotification'), params: params.extend({ text: z.string() }) }),
    z.object({ action: z.literal('navigateTo'), params: params.extend({ url: z.string() }) }),
    z.object({
      action: z.literal('showPopup'),
      params: params.extend({ popupName: z.string(), popupParameters: z.unknown() }),
    }),
  ])
  .and(z.object({ async: z.boolean().optional() }))
  .refine(({ async, params: { asyncProcessId } }) => !async || asyncProcessId !== undefined);
const refusal = z.object({ error: z.object({ errorMessage: z.string() }) });

const address = z
  .string()
  .max(255)
  .regex(/^(https:\/\/|\/(?!\/)|#)/);
const completion = z.object({
  asyncProcessId: z.string(),
  notification: z
    .object({
      text: z.string().min(1).max(255),
      url: address.optional(),
      urlText: z.string().max(30).optional(),
    })
    .refine(({ url, urlText }) => urlText === undefined || url !== undefined),
});

/** The buttons of applications on MoySklad's pages (Vendor API, custom buttons). */
export class Buttons {
  readonly #marketplace: Marketplace;
  readonly #presses: Press[] = [];
  readonly #processes = new Map<string, { app: VendorApp; account: string; since: number; press: Press }>();

  constructor(marketplace: Marketplace) {
    this.#marketplace = marketplace;
  }

  /** What is shown at a place such as `document.customerorder.edit`. */
  at(account: string, location: string): { app: VendorApp; button: AppButton }[] {
    return this.#marketplace.apps
      .filter((app) => this.#marketplace.isActivated(app, account))
      .flatMap((app) => (app.buttons ?? []).map((button) => ({ app, button })))
      .filter(({ button }) => button.locations.includes(location));
  }

  /** A press that is remembered. */
  press(id: string): Press | undefined {
    return this.#presses.find((press) => press.id === id);
  }

  /** The administrator presses a button: one call, which nothing repeats. */
  async push(
    app: VendorApp,
    account: string,
    button: AppButton,
    extensionPoint: string,
    pressed: Pressed,
  ): Promise<Press> {
    const [employee] = this.#marketplace.employees(account);
    const user = { employeeId: employee?.id, role: 'admin' };
    const body = { buttonName: button.name, extensionPoint, ...pressed, user };
    const what = { method: 'POST', place: '/button', body };
    const { status, answer } = await this.#marketplace.call(app, account, what, { repeats: 'none' });
    const said = status === 200 ? answerSchema.safeParse(parse(answer)).data : undefined;
    const words = status === 400 ? refusal.safeParse(parse(answer)).data?.error.errorMessage : undefined;
    const outcome: Outcome = said ? outcomeOf(said) : { kind: 'error', text: words };
    const press: Press = { id: randomUUID(), title: button.title, outcome, end: undefined };
    this.#presses.push(press);
    if (this.#presses.length > KEPT) this.#presses.shift();
    const process = said?.async ? said.params.asyncProcessId : undefined;
    if (process !== undefined) this.#processes.set(process, { app, account, since: Date.now(), press });
    return press;
  }

  /** `POST /apps/{appId}/button/complete`. @throws VendorRefusal 400, 404, 409, 410. */
  complete(app: VendorApp, body: Buffer): void {
    const said = completion.safeParse(parse(body.toString())).data;
    if (!said) throw new VendorRefusal(400, 'Неверное тело запроса');
    const process = this.#processes.get(said.asyncProcessId);
    if (process?.app !== app || !this.#marketplace.isActivated(app, process.account))
      throw new VendorRefusal(404, 'Процесс не найден');
    if (process.press.end) throw new VendorRefusal(409, 'Процесс уже завершён');
    if (Date.now() - process.since > DAY_MS) throw new VendorRefusal(410, 'Процесс начат слишком давно');
    process.press.end = said.notification as NonNullable<Press['end']>;
  }
}

function outcomeOf(said: z.infer<typeof answerSchema>): Outcome {
  if (said.action === 'showNotification') return { kind: 'text', text: said.params.text };
  if (said.action === 'navigateTo') return { kind: 'link', url: said.params.url };
  return { kind: 'popup', name: said.params.popupName };
}
