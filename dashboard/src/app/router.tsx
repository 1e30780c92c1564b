import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../access/session'
import { takeWanted } from '../access/wanted'
import { Broken, Nowhere, Waiting } from './Fallbacks'
import { Shell } from './Shell'

interface Context {
  queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({ component: Outlet })

/** Pages for those who are signed in; the others are asked who they are first. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.query({ ...sessionQuery, staleTime: 'static' })
    if (session.member === null) {
      // The router's own way of going elsewhere.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw redirect({ to: '/sign-in', search: { to: location.href } })
    }
    const wanted = location.pathname === '/' ? takeWanted() : undefined
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (wanted !== undefined && wanted !== location.href) throw redirect({ href: wanted })
  },
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; problem?: string } => ({
    ...(typeof search.to === 'string' && search.to.startsWith('/') && !search.to.startsWith('//') ? { to: search.to } : {}),
    ...(typeof search.problem === 'string' ? { problem: search.problem } : {}),
  }),
  component: lazyRouteComponent(() => import('../access/SignInPage'), 'SignInPage'),
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../access/SetupPage'), 'SetupPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../access/InvitationPage'), 'InvitationPage'),
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../home/HomePage'), 'HomePage'),
})

const cases = createRoute({
  getParentRoute: () => inside,
  path: '/cases',
  // Numbers in the address are texts here: a query is a text.
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === 'string' || typeof search.q === 'number' ? { q: String(search.q) } : {},
  component: lazyRouteComponent(() => import('../cases/CasesPage'), 'CasesPage'),
})

const oneCase = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$case',
  params: { parse: (params) => ({ case: Number(params.case) }), stringify: (params) => ({ case: String(params.case) }) },
  component: lazyRouteComponent(() => import('../cases/CasePage'), 'CasePage'),
})

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  component: lazyRouteComponent(() => import('../inbox/InboxPage'), 'InboxPage'),
})

const workflows = createRoute({
  getParentRoute: () => inside,
  path: '/workflows',
  component: lazyRouteComponent(() => import('../workflows/WorkflowsPage'), 'WorkflowsPage'),
})

const oneWorkflow = createRoute({
  getParentRoute: () => inside,
  path: '/workflows/$workflow',
  params: {
    parse: (params) => ({ workflow: Number(params.workflow) }),
    stringify: (params) => ({ workflow: String(params.workflow) }),
  },
  component: lazyRouteComponent(() => import('../workflows/WorkflowPage'), 'WorkflowPage'),
})

const documents = createRoute({
  getParentRoute: () => inside,
  path: '/documents',
  component: lazyRouteComponent(() => import('../documents/DocumentsPage'), 'DocumentsPage'),
})

const connections = createRoute({
  getParentRoute: () => inside,
  path: '/connections',
  component: lazyRouteComponent(() => import('../connections/ConnectionsPage'), 'ConnectionsPage'),
})

const secrets = createRoute({
  getParentRoute: () => inside,
  path: '/secrets',
  component: lazyRouteComponent(() => import('../secrets/SecretsPage'), 'SecretsPage'),
})

const entities = createRoute({
  getParentRoute: () => inside,
  path: '/legal-entities',
  component: lazyRouteComponent(() => import('../entities/EntitiesPage'), 'EntitiesPage'),
})

const webhooks = createRoute({
  getParentRoute: () => inside,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../webhooks/WebhooksPage'), 'WebhooksPage'),
})

const tokens = createRoute({
  getParentRoute: () => inside,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../tokens/TokensPage'), 'TokensPage'),
})

const members = createRoute({
  getParentRoute: () => inside,
  path: '/members',
  component: lazyRouteComponent(() => import('../members/MembersPage'), 'MembersPage'),
})

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  component: lazyRouteComponent(() => import('../audit/AuditPage'), 'AuditPage'),
})

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/SettingsPage'), 'SettingsPage'),
})

const tree = root.addChildren([
  signIn,
  setup,
  invitation,
  inside.addChildren([
    home, cases, oneCase, inbox, workflows, oneWorkflow, documents, connections, secrets, webhooks, tokens, members, entities,
    audit, settings,
  ]),
])

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: '/app',
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Nowhere,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
