import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError, isStatus } from './problem'

const SECOND = 1000

/** What was refused for a reason is refused again; only silence is worth another try. */
function again(failures: number, error: Error): boolean {
  return !(error instanceof ProblemError && error.status < 500) && failures < 2
}

export function queryClient(signedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isStatus(error, 401) && query.queryKey[0] !== 'me') signedOut()
      },
    }),
    defaultOptions: {
      queries: { staleTime: 5 * SECOND, gcTime: 300 * SECOND, retry: again },
      mutations: { retry: false },
    },
  })
}
