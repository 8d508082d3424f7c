// Apart from the sandbox itself: a process that serves or works knows the demo, and does not load the providers' servers.

/** The account that `start` and `demo` work with. */
export const demoToken = 'demo-moysklad-token';
/** The application in the sandbox's marketplace, and the account that may install it there. */
export const demoApp = {
  appId: 'd6c8f0de-5b1e-4a8e-9a53-000000000001',
  appUid: 'skladno.sandbox',
  secret: 'the secret key of the application in the sandbox',
};
/** What the demo's MoySklad holds; `documents` of each type but orders, with so many lines at most. */
export const demoSize = { orders: 5000, products: 1000, counterparties: 1500, documents: 100, lines: 4 };
export const demoSpreadsheet = { id: 'skladno-demo-spreadsheet', title: 'Склад и продажи' };

/** What the sandbox tells the process that started it, besides that it is ready: what went wrong with its folder. */
export interface SandboxNotice {
  notice: string;
}

/** What the sandbox says when it is ready: how to reach it and with which secrets. */
export interface SandboxReady {
  /** Its Google begins empty, be it that nothing was kept. */
  isNew: boolean;
  moyskladUrl: string;
  vendorUrl: string;
  /** The page in which MoySklad shows the application. */
  moyskladPage: string;
  /** The page in which orders are edited. */
  ordersPage: string;
  googleUrl: string;
  authUrl: string;
  tokenUrl: string;
  moyskladToken: string;
  spreadsheetId: string;
  spreadsheetUrl: string;
  serviceAccountKey: { type: 'service_account'; client_email: string; private_key: string };
}
