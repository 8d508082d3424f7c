import type { Localized } from '../../platform/problems.ts';
import { companyTypes, goodTypes, salePlatformGroups, salesChannelTypes } from './words.ts';

/** Words for a filter's choice, in both languages. */
const inBoth = (ru: Record<string, string>, en: Record<string, string>): Record<string, Localized> =>
  Object.fromEntries(Object.entries(en).map(([value, word]) => [value, { ru: ru[value] ?? word, en: word }]));

export const companyTypeWords = inBoth(companyTypes, {
  legal: 'Legal entity',
  entrepreneur: 'Sole trader',
  individual: 'Individual',
  legalUZ: 'Legal entity, Uzbekistan',
  entrepreneurUZ: 'Sole trader, Uzbekistan',
  individualUZ: 'Individual, Uzbekistan',
  legalKZ: 'Legal entity, Kazakhstan',
  entrepreneurKZ: 'Sole trader, Kazakhstan',
  individualKZ: 'Individual, Kazakhstan',
});

export const goodTypeWords = inBoth(goodTypes, {
  product: 'Product',
  service: 'Service',
  bundle: 'Bundle',
  variant: 'Variant',
  consignment: 'Batch',
});

export const salesChannelTypeWords = inBoth(salesChannelTypes, {
  MESSENGER: 'Messenger',
  SOCIAL_NETWORK: 'Social network',
  MARKETPLACE: 'Marketplace',
  ECOMMERCE: 'Online shop',
  CLASSIFIED_ADS: 'Classified ads',
  DIRECT_SALES: 'Direct sales',
  RETAIL_SALES: 'Retail sales',
  OTHER: 'Other',
});

export const salePlatformGroupWords = inBoth(salePlatformGroups, {
  MARKETPLACES: 'Marketplaces',
  MESSENGERS: 'Messengers',
  OFFLINE_STORES: 'Offline stores',
  ONLINE_STORES: 'Online shops',
  SOCIAL_NETWORKS: 'Social networks',
});
