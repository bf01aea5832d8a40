/** Mark of the service, decorative: its name stands beside it. */
export function Logo() {
  return (
    <svg className="ac-logo" viewBox="0 0 48 48" width={48} height={48} aria-hidden="true">
      <rect width="48" height="48" rx="8" fill="#000091" />
      <g fill="none" strokeWidth="5">
        <circle cx="18.5" cy="24" r="9.5" stroke="#fff" />
        <circle cx="29.5" cy="24" r="9.5" stroke="#ff5655" />
        <path d="M24 16.3a9.500 9.500 0 0 1 0 15.400" stroke="#fff" />
      </g>
    </svg>
  );
}
