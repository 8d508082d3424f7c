/**
 * All values of an enum of the API in the order in which they are shown: `allOf<Mode>()(['upsert', 'append', 'replace'])`.
 * One that is missing, as one that the API does not know, does not compile.
 */
export const allOf =
  <Value extends string>() =>
  <const List extends readonly Value[]>(
    list: List & (Exclude<Value, List[number]> extends never ? unknown : Exclude<Value, List[number]>),
  ): List =>
    list;
