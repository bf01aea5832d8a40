/** Mark of the service, decorative: its name stands beside it. */
export function Logo() {
  return (
    <svg className="ac-logo" viewBox="0 0 48 48" width={48} height={48} aria-hidden="true">
      <rect width="48" height="48" rx="10" fill="#000091" />
      <circle cx="17" cy="15" r="5" fill="#fff" />
      <circle cx="31" cy="15" r="5" fill="#fff" />
      <g fill="none" strokeWidth="4" strokeLinecap="round">
        <path d="M8 37c0-8 4-13 9-13 4 0 6 2 7 5 1-3 3-5 7-5 5 0 9 5 9 13" stroke="#fff" />
        <path d="M18 37c2-4 10-4 12 0" stroke="#e1000f" />
      </g>
    </svg>
  );
}
