/** What can be exported: exporters as data, their columns, filters, formulas and templates. All that is known of MoySklad's entities. */
export { type Account, readAccount } from './account.ts';
export { type ColumnChoice, formatTypes } from './columns/choice.ts';
export { chooseColumns, isDefault } from './columns/choose.ts';
export { type Column, columnGroups, computed, EDITION, type Lookup } from './columns/columns.ts';
export { editionOf } from './columns/edition.ts';
export { openLinks } from './columns/links.ts';
export { type Exporter, kinds, type Mode, modes, sections } from './exporter.ts';
export { catalogue, customDictionary } from './exporters/index.ts';
export { templates } from './exporters/templates.ts';
export { type Condition, conditionSchema, type Period } from './filter/conditions.ts';
export { type Filter, translateFilter } from './filter/filter.ts';
export { type FilterField, filterTypes } from './filter/filter-fields.ts';
export { moscowDay, shiftMoment, sinceMoment } from './filter/moments.ts';
export { daysOf } from './filter/period.ts';
export { fixedTo, rollingPeriod, type Stretch } from './filter/rolling.ts';
export { findExporter, knownExporter } from './find.ts';
export { formulaProblems } from './formula/problems.ts';
export { exportersOf, objectTypes } from './objects.ts';
export { exporterNeeds, wantedPermissions } from './permissions.ts';
export { catalogueProblems } from './problems.ts';
export {
  ALL_RENAMED,
  MOST_RENAMED,
  namesShown,
  type Refresh,
  refreshOf,
  type ShownNames,
} from './renamed.ts';
export { audiences } from './template.ts';
export { changesTold, type Told } from './told.ts';
