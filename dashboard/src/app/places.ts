import {
  IconChecklist, IconFiles, IconHistory, IconHome, IconInbox, IconKey, IconLandmark, IconLock, IconPlugConnected, IconRoute, IconSettings, IconUsers, IconWebhook,
  type Icon,
} from '../ui/icons'
import type { Role } from '../access/session'

export interface Place {
  to: '/' | '/cases' | '/inbox' | '/workflows' | '/documents' | '/connections' | '/secrets' | '/webhooks' | '/tokens' | '/members' | '/legal-entities' | '/audit' | '/settings'
  name: string
  icon: Icon
  /** Who is shown it; the server lets nobody else see what is there. */
  least: Role
  /** Pressed after `g`. */
  key: string
}

/** Where one can go: what everybody works with, and what administrators look after. */
export const WORK: Place[] = [
  { to: '/', name: 'Home', icon: IconHome, least: 'viewer', key: 'h' },
  { to: '/inbox', name: 'Inbox', icon: IconInbox, least: 'viewer', key: 'i' },
  { to: '/cases', name: 'Cases', icon: IconChecklist, least: 'viewer', key: 'c' },
  { to: '/workflows', name: 'Workflows', icon: IconRoute, least: 'viewer', key: 'w' },
  { to: '/documents', name: 'Documents', icon: IconFiles, least: 'viewer', key: 'd' },
]

export const CARE: Place[] = [
  { to: '/connections', name: 'Connections', icon: IconPlugConnected, least: 'editor', key: 'o' },
  { to: '/secrets', name: 'Secrets', icon: IconLock, least: 'admin', key: 'e' },
  { to: '/webhooks', name: 'Webhooks', icon: IconWebhook, least: 'admin', key: 'b' },
  { to: '/tokens', name: 'Tokens and keys', icon: IconKey, least: 'admin', key: 't' },
  { to: '/members', name: 'Members', icon: IconUsers, least: 'member', key: 'm' },
  { to: '/legal-entities', name: 'Legal entities', icon: IconLandmark, least: 'viewer', key: 'l' },
  { to: '/audit', name: 'Audit log', icon: IconHistory, least: 'admin', key: 'a' },
  { to: '/settings', name: 'Settings', icon: IconSettings, least: 'viewer', key: 's' },
]
