/** An application in the catalogue, as its developer registered it. */
export interface VendorApp {
  appId: string;
  appUid: string;
  secret: string;
  /** `vendorApi/endpointBase` of the descriptor. */
  endpointBase: string;
  /** `iframes/iframe/@sourceUrl` of the descriptor. */
  sourceUrl: string;
  /** `access` of the descriptor. */
  access?: { scope: string[]; permissions?: object };
  /** `scenario/action` of the descriptor. */
  scenario?: { name: string; title: string }[];
  /** `buttons/button` of the descriptor. */
  buttons?: AppButton[];
  /** `widgets` of the descriptor, one for a place. */
  widgets?: AppWidget[];
}

export interface AppWidget {
  /** `document.customerorder.edit`, … */
  place: string;
  sourceUrl: string;
  /** `height/fixed`. */
  heightPx: number;
}

export interface AppButton {
  name: string;
  title: string;
  /** False for a button that needs no chosen rows. */
  useSelected?: boolean;
  /** `document.customerorder.edit`, `document.customerorder.list`, … */
  locations: string[];
}

/** One call to an application and what came of it. */
export interface Delivery {
  method: string;
  path: string;
  body: object;
  requestId: string;
  /** 0: there was no answer. */
  status: number;
  answer: string;
  ms: number;
}

/** What may happen to a try of a call on its way. */
export type AppFault =
  /** Never sent: there is no answer, and it is repeated where that is. */
  | { kind: 'lost' }
  /** Sent twice with one request id, as after an answer that got lost. */
  | { kind: 'doubled' }
  /** Sent `ms` later. */
  | { kind: 'late'; ms: number };

/** How long a call is repeated (Vendor API, retries): for three minutes, for a day, or not at all. */
export type Repeats = 'short' | 'long' | 'none';

/** The marketplace as its parts see it. */
export interface Marketplace {
  readonly apps: VendorApp[];
  /** Widgets, buttons and scenarios are there while an application is activated. */
  isActivated(app: VendorApp, account: string): boolean;
  /** The employees of an account, the administrator first. */
  employees(account: string): { id?: unknown }[];
  /**
   * One call below `/apps/{appId}/{accountId}`, with its repeats.
   * @param options.goesOn false ends the repeats.
   * @param options.each hears of every try.
   * @returns the last try.
   */
  call(
    app: VendorApp,
    account: string,
    what: { method: string; place: string; body: object },
    options: { repeats: Repeats; goesOn?: () => boolean; each?: (delivery: Delivery) => void },
  ): Promise<Delivery>;
}

/** What an answer says, read as JSON; undefined when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
