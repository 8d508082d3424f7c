import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const dashboardDay = defineReport({
  key: 'dashboard_day',
  path: '/report/dashboard/day',
  section: 'indicators',
  title: { ru: 'Показатели за день', en: 'Dashboard of the day' },
  description: {
    ru: 'Одна строка: продажи, заказы и деньги сегодня.',
    en: 'One row: sales, orders and money today.',
  },
  reading: { answer: 'object', async: true },
  keyOf: () => report.uuidOf('dashboard_day'),
  columns: report.dashboard,
});
