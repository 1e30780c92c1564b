import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// While developing, calls go to a running server. Its administrator token is given to it here, so
// that no sign-in is needed: CASELOOM_DEV_TOKEN, never in a build.
const server = process.env.CASELOOM_DEV_SERVER ?? 'http://localhost:8080'
const token = process.env.CASELOOM_DEV_TOKEN

/** Says that whom the token belongs to is signed in. */
function developer(): Plugin {
  const asked = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${server}/api/v1${path}`, { headers: { Authorization: `Bearer ${token ?? ''}` } })
    return answer.json()
  }
  return {
    name: 'developer',
    apply: 'serve',
    configureServer(vite) {
      if (token === undefined) return
      vite.middlewares.use('/api/v1/session', (_, response) => {
        void (async () => {
          const me = (await asked('/me')) as { member_id: number; organization: { id: number; name: string } }
          const member = (await asked(`/members/${me.member_id}`)) as { id: number; email: string; role: string }
          response.setHeader('Content-Type', 'application/json')
          response.end(
            JSON.stringify({
              member: { ...member, name: 'Developer' },
              organization: me.organization,
              organizations: [{ ...me.organization, role: member.role }],
              csrf_token: null,
              expires_at: null,
              time_zone: null,
              sign_in: { password: true, sso: null },
              setup_needed: false,
              password: { least: 12, most: 1024 },
            }),
          )
        })()
      })
    },
  }
}

export default defineConfig({
  base: '/app/',
  plugins: [react(), developer()],
  // The server writes a nonce of its own into every page it gives, for styles that scripts add.
  html: { cspNonce: 'CASELOOM_NONCE' },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    // elkjs is one large file that is loaded with the first graph only.
    chunkSizeWarningLimit: 2000,
  },
  server: {
    proxy: {
      '/api': {
        target: server,
        changeOrigin: true,
        headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      },
    },
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
})
