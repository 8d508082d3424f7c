import { spanOf } from '../../document/sheet.ts';
import { invalid } from '../../errors.ts';
import type { Handler } from './context.ts';
import { newProtectionId } from './sheets.ts';

export const addProtectedRange: Handler<'addProtectedRange'> = (
  { spreadsheet, actor },
  { protectedRange },
) => {
  const { range = {}, protectedRangeId = newProtectionId(spreadsheet), ...rest } = protectedRange;
  const sheet = spreadsheet.sheet(range.sheetId);
  sheet.box(spanOf(range));
  const taken = spreadsheet.sheets.some(({ protections }) =>
    protections.some((other) => other.protectedRangeId === protectedRangeId),
  );
  if (taken) throw invalid(`A protected range with id ${protectedRangeId} already exists`);
  const editors = rest.editors ?? { users: [actor.email] };
  const added = {
    ...rest,
    protectedRangeId,
    range: { ...range, sheetId: sheet.id },
    requestingUserCanEdit: undefined,
    editors: rest.warningOnly ? undefined : editors,
  };
  sheet.protections = [...sheet.protections, added];
  return { addProtectedRange: { protectedRange: { ...added, requestingUserCanEdit: true } } };
};

export const deleteProtectedRange: Handler<'deleteProtectedRange'> = (
  { spreadsheet, actor },
  { protectedRangeId },
) => {
  const sheet = spreadsheet.sheets.find(({ protections }) =>
    protections.some((range) => range.protectedRangeId === protectedRangeId),
  );
  if (!sheet) throw invalid(`No protected range with id: ${protectedRangeId}`);
  const protection = sheet.protections.find((range) => range.protectedRangeId === protectedRangeId)!;
  spreadsheet.guard(sheet, spanOf(protection.range), actor);
  sheet.protections = sheet.protections.filter((range) => range !== protection);
  return undefined;
};

export const setBasicFilter: Handler<'setBasicFilter'> = ({ spreadsheet }, { filter = {} }) => {
  const sheet = spreadsheet.sheet(filter.range?.sheetId);
  sheet.box(spanOf(filter.range ?? {}));
  sheet.basicFilter = { ...filter, range: { ...filter.range, sheetId: sheet.id } };
  return undefined;
};

export const clearBasicFilter: Handler<'clearBasicFilter'> = ({ spreadsheet }, { sheetId }) => {
  spreadsheet.sheet(sheetId).basicFilter = undefined;
  return undefined;
};
