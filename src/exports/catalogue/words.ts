/** Values of fields in the words of MoySklad's screens (documentation: tables of enumerated values). */

export const taxSystems: Record<string, string> = {
  GENERAL_TAX_SYSTEM: 'ОСН',
  PATENT_BASED: 'Патент',
  PRESUMPTIVE_TAX_SYSTEM: 'ЕНВД',
  SIMPLIFIED_TAX_SYSTEM_INCOME: 'УСН. Доход',
  SIMPLIFIED_TAX_SYSTEM_INCOME_OUTCOME: 'УСН. Доход-Расход',
  TAX_SYSTEM_SAME_AS_GROUP: 'Совпадает с группой',
  UNIFIED_AGRICULTURAL_TAX: 'ЕСХН',
};

export const companyTypes: Record<string, string> = {
  legal: 'Юридическое лицо',
  entrepreneur: 'Индивидуальный предприниматель',
  individual: 'Физическое лицо',
  legalUZ: 'Юридическое лицо, Узбекистан',
  entrepreneurUZ: 'Индивидуальный предприниматель, Узбекистан',
  individualUZ: 'Физическое лицо, Узбекистан',
  legalKZ: 'Юридическое лицо, Казахстан',
  entrepreneurKZ: 'Индивидуальный предприниматель, Казахстан',
  individualKZ: 'Физическое лицо, Казахстан',
};
