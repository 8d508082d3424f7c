import { formatId, formatOf } from '../../document/formats.ts';
import { spanOf } from '../../document/sheet.ts';
import type { Handler } from './context.ts';

type Side = 'top' | 'bottom' | 'left' | 'right';

/** Draws borders; an inner border is kept as the bottom or right border of the cells before it. */
export const updateBorders: Handler<'updateBorders'> = ({ spreadsheet, actor }, { range, ...lines }) => {
  const sheet = spreadsheet.sheet(range.sheetId);
  const box = sheet.box(spanOf(range));
  spreadsheet.guard(sheet, box, actor);
  for (let row = box.startRow; row < box.endRow; row += 1) {
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const drawn: Partial<Record<Side, object | undefined>> = {
        top: row === box.startRow ? lines.top : undefined,
        bottom: row === box.endRow - 1 ? lines.bottom : lines.innerHorizontal,
        left: column === box.startColumn ? lines.left : undefined,
        right: column === box.endColumn - 1 ? lines.right : lines.innerVertical,
      };
      const borders = Object.fromEntries(Object.entries(drawn).filter(([, line]) => line !== undefined));
      if (Object.keys(borders).length === 0) continue;
      const format = formatOf(sheet.formatIdAt(row, column));
      sheet.setFormatId(row, column, formatId({ ...format, borders: { ...format?.borders, ...borders } }));
    }
  }
  return undefined;
};
