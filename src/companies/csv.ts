/** Bytes that tell a spreadsheet program that the file is UTF-8. */
export const BOM = '\uFEFF';

/**
 * A line of a CSV file (RFC 4180). A text that a spreadsheet program would run as a formula gets an apostrophe in front
 * (owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvLine(cells: (string | null)[], separator: string): string {
  return `${cells.map((cell) => csvCell(cell ?? '', separator)).join(separator)}\r\n`;
}

function csvCell(text: string, separator: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const special = harmless.includes(separator) || /["\r\n]/.test(harmless);
  return special ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
