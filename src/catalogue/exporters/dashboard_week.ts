import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

export const dashboardWeek = defineReport({
  key: 'dashboard_week',
  path: '/report/dashboard/week',
  section: 'indicators',
  title: { ru: 'Показатели за неделю', en: 'Dashboard of the week' },
  description: {
    ru: 'Одна строка: продажи, заказы и деньги за неделю.',
    en: 'One row: sales, orders and money of the week.',
  },
  reading: { answer: 'object', async: true },
  keyOf: () => report.uuidOf('dashboard_week'),
  columns: report.dashboard,
});
