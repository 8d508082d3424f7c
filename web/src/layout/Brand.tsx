/** The product's mark (its favicon, too: `web/public/favicon.svg`), a sheet whose rows stand in order, and its name. */
export function Brand() {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, verticalAlign: 'middle' }}>
      <svg width={24} height={24} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#0b7a6b" />
        <path d="M7 8h18v4H7zM7 14h7v4H7zM7 20h7v4H7z" fill="#fff" />
        <path
          d="m17 19 3 3.5 5.5-7"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Складно
    </span>
  );
}
