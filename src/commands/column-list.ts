import { UsageError } from './usage.ts';
import { usages } from './usages.ts';

/** What a quoted part begins and ends with; the second needs no care in any shell. */
const quotes: Record<string, string> = { '"': '"', '«': '»' };

/**
 * The parts of `--columns`, commas between them. A part with a comma in it stands whole in `"…"`, where `""` is a quote (RFC 4180),
 * or in `«…»`. A quote inside a part is a letter like any other.
 * @throws UsageError when a quoted part does not end.
 */
export function readColumns(text: string): string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const { part, length } = firstPart(rest.trimStart());
    parts.push(part.trim());
    rest = rest.trimStart().slice(length);
  }
  return parts.filter(Boolean);
}

/** The first part, and how much of the text it takes, with the comma behind it. */
function firstPart(text: string): { part: string; length: number } {
  const end = quotes[text[0] ?? ''];
  if (end === '"') {
    const [whole, inside] = /^"((?:[^"]|"")*)"\s*(?:,|$)/.exec(text) ?? [];
    if (whole !== undefined) return { part: (inside ?? '').replaceAll('""', '"'), length: whole.length };
  } else if (end) {
    const [whole, inside] = /^«([^»]*)»\s*(?:,|$)/.exec(text) ?? [];
    if (whole !== undefined) return { part: inside ?? '', length: whole.length };
  }
  if (end && !text.includes(end, 1))
    throw new UsageError(
      `--columns: the title that begins with ${text.slice(0, 30)} has no closing ${end}`,
      usages.export.usage,
    );
  const comma = text.indexOf(',');
  return comma < 0 ? { part: text, length: text.length } : { part: text.slice(0, comma), length: comma + 1 };
}
