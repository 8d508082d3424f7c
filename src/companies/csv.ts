/** Bytes that tell a spreadsheet program that the file is UTF-8. */
export const BOM = '\uFEFF';

/**
 * A line of a CSV file (RFC 4180). A text that a spreadsheet program would run as a formula gets an apostrophe in front
 * (owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvLine(cells: (string | null)[], separator: string): string {
  return `${cells.map((cell) => csvCell(cell ?? '', separator)).join(separator)}\r\n`;
}

/** With what a formula begins; Excel takes full-width signs for the plain ones. */
const SIGNS = '[=+\\-@＝＋－＠]';
const beginning = new RegExp(`^(?:\\s*${SIGNS}|[\\t\\r])`);
/** Where a program that parts cells by another sign, and so does not see the quotes, would begin a cell. */
const within = new RegExp(`([;,|\\t\\r\\n][^\\S\\t\\r\\n]*)(?=${SIGNS})`, 'g');

function csvCell(text: string, separator: string): string {
  const words = text.trimStart();
  const spaces = text.slice(0, text.length - words.length);
  const harmless = (beginning.test(text) ? "'" : '') + spaces + words.replace(within, "$1'");
  const special = harmless.includes(separator) || /["\r\n]/.test(harmless);
  return special ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
