import type { Provider } from '../../api/integrations.ts';

/** Marks of our own for what is connected: a warehouse and a sheet. The providers' logos are theirs. */
const MARKS: Record<Provider, { ground: string; drawing: string }> = {
  moysklad: { ground: '#1668b5', drawing: 'M6 14l10-6 10 6v11h-4v-8h-12v8h-4zM12 19h8v2h-8zM12 23h8v2h-8z' },
  google: {
    ground: '#1d7f46',
    drawing:
      'M8 7h16v18h-16zM10.5 12v2.5h4.5v-2.5zM17 12v2.5h4.5v-2.5zM10.5 16.5v2.5h4.5v-2.5zM17 16.5v2.5h4.5v-2.5zM10.5 21v1.5h4.5v-1.5zM17 21v1.5h4.5v-1.5z',
  },
};

/** Whose account it is, at a glance; the name stands beside. */
export function ProviderMark({ provider }: { provider: Provider }) {
  const { ground, drawing } = MARKS[provider];
  return (
    <svg width={24} height={24} viewBox="0 0 32 32" style={{ flexShrink: 0 }} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill={ground} />
      <path d={drawing} fill="#fff" fillRule="evenodd" />
    </svg>
  );
}
