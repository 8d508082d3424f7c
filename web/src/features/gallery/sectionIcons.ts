import {
  IconBook2,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconChartBar,
  IconCoin,
  IconPackage,
  IconShoppingCart,
  IconTools,
  IconTruckDelivery,
  IconUsers,
} from '@tabler/icons-react';
import type { Exporter } from '../../api/exporters.ts';

/** A picture for each section of MoySklad's menu. */
export const SECTION_ICONS: Record<Exporter['section'], typeof IconBook2> = {
  sales: IconShoppingCart,
  purchases: IconTruckDelivery,
  goods: IconPackage,
  stock: IconBuildingWarehouse,
  counterparties: IconUsers,
  money: IconCoin,
  retail: IconBuildingStore,
  production: IconTools,
  indicators: IconChartBar,
  settings: IconBook2,
};
