import { useState } from 'react'

/** The secret of the link that was opened: behind `#`, so that no server and no log ever sees it. */
export function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1))
  return token
}
