import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const dashboardMonth = defineReport({
  key: 'dashboard_month',
  path: '/report/dashboard/month',
  section: 'indicators',
  title: { ru: 'Показатели за месяц', en: 'Dashboard of the month' },
  description: {
    ru: 'Одна строка: продажи, заказы и деньги за месяц.',
    en: 'One row: sales, orders and money of the month.',
  },
  reading: { answer: 'object', async: true },
  keyOf: () => report.uuidOf('dashboard_month'),
  columns: report.dashboard,
});
