/** A range to be written, each of its rows as a JSON array. */
export interface PrintedRange {
  range: string;
  /** Each a JSON array, as a text or in UTF-8. */
  rows: (string | Uint8Array)[];
}

/** UTF-8 of one UTF-16 unit. */
const MOST_BYTES = 3;

/** The body of a write as bytes: its rows are put one behind another, without a text of all of them in between. */
export function printedBody(data: PrintedRange[]): Buffer<ArrayBuffer> {
  const parts: (string | Uint8Array)[] = ['{"valueInputOption":"RAW","data":['];
  data.forEach(({ range, rows }, i) => {
    parts.push(`${i > 0 ? ',' : ''}{"range":${JSON.stringify(range)},"values":[`);
    rows.forEach((row, j) => {
      if (j > 0) parts.push(',');
      parts.push(row);
    });
    parts.push(']}');
  });
  parts.push(']}');
  let most = 0;
  for (const part of parts) most += typeof part === 'string' ? part.length * MOST_BYTES : part.length;
  const body = Buffer.allocUnsafeSlow(most); // shares its memory with no other
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'string') at += body.write(part, at);
    else {
      body.set(part, at);
      at += part.length;
    }
  }
  return body.subarray(0, at);
}
