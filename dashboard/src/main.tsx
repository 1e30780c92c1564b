import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/theme.css'
import './app/shell.css'
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/queries'
import { makeRouter } from './app/router'
import { nonce } from './app/nonce'
import { SESSION } from './access/session'
import { theme, variables } from './ui/theme'

// Whoever's session ended is asked who they are, and comes back to where they were.
const queries = queryClient(() => {
  queries.removeQueries({ queryKey: SESSION })
  void router.invalidate()
})
const router = makeRouter(queries)

// What keeps the page behind a dialog from scrolling adds a style too.
setNonce(nonce())

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={localStorageColorSchemeManager({ key: 'caseloom-scheme' })}
      defaultColorScheme="auto"
      getStyleNonce={nonce}
    >
      <Notifications position="bottom-right" limit={4} />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
