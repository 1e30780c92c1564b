import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// While developing, calls go to a running server. Its administrator token is given to it here, so
// that no sign-in is needed: CASELOOM_DEV_TOKEN, never in a build.
const server = process.env.CASELOOM_DEV_SERVER ?? 'http://localhost:8080'
const token = process.env.CASELOOM_DEV_TOKEN

export default defineConfig({
  base: '/app/',
  plugins: [react()],
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
