/** Threads over and under each other. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#1d6a58" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
        <path d="M10 6.500v11M10 22v3.500M16 6.500V10M16 14.500v11M22 6.500v11M22 22v3.500" />
        <path d="M6.500 12H7M13 12h12.500M6.500 20h12.500M25 20h.5" stroke="#bfe6d8" />
      </g>
    </svg>
  )
}
