/** What a browser remembers between visits. Storage may be forbidden (private windows): then nothing is remembered. */

export type Language = 'ru' | 'en';

/** The language chosen by the switch; Russian until one is chosen. */
export function storedLanguage(): Language {
  return read('language') === 'en' ? 'en' : 'ru';
}

export function storeLanguage(language: Language): void {
  write('language', language);
}

/** The company the person last worked in, if any. */
export function storedCompanyId(): string | null {
  return read('company');
}

export function storeCompanyId(id: string | null): void {
  write('company', id);
}

/** In which order the list of exports was last looked at, if any was chosen. */
export function storedExportOrder(): string | null {
  return read('exports.order');
}

export function storeExportOrder(order: string): void {
  write('exports.order', order);
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`skladno.${name}`);
  } catch {
    return null;
  }
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`skladno.${name}`);
    else localStorage.setItem(`skladno.${name}`, value);
  } catch {
    // See above: the choice then lives until the page is closed.
  }
}
