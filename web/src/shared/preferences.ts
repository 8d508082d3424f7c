/** What a browser remembers between visits. Storage may be forbidden (private windows): then nothing is remembered. */

export type Language = 'ru' | 'en';

/** The language chosen by the switch; Russian until one is chosen. */
export function storedLanguage(): Language {
  return read('language') === 'en' ? 'en' : 'ru';
}

export function storeLanguage(language: Language): void {
  write('language', language);
}

/** The company this page works in; undefined until it was looked for. */
let companyHere: string | null | undefined;

/**
 * The company the person works in on this tab, if any. A new tab begins with the one they worked in last, and stays with it whatever
 * other tabs do: what is entered here must never be saved for another company.
 */
export function storedCompanyId(): string | null {
  if (companyHere === undefined) {
    companyHere = read('company', () => sessionStorage) ?? read('company');
    if (companyHere !== null) write('company', companyHere, () => sessionStorage);
  }
  return companyHere;
}

export function storeCompanyId(id: string | null): void {
  companyHere = id;
  write('company', id, () => sessionStorage);
  write('company', id);
}

/** In which order the list of exports was last looked at, if any was chosen. */
export function storedExportOrder(): string | null {
  return read('exports.order');
}

export function storeExportOrder(order: string): void {
  write('exports.order', order);
}

function read(name: string, storage = () => localStorage): string | null {
  try {
    return storage().getItem(`skladno.${name}`);
  } catch {
    return null;
  }
}

function write(name: string, value: string | null, storage = () => localStorage): void {
  try {
    if (value === null) storage().removeItem(`skladno.${name}`);
    else storage().setItem(`skladno.${name}`, value);
  } catch {
    // See above: the choice then lives until the page is closed.
  }
}
