import { ActionIcon, Drawer, Menu, Tooltip, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBuilding, IconCheck, IconChevronDown, IconLogout, IconMenu2, IconMoon, IconSearch, IconSun, IconUserCircle } from '../ui/icons'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { reaches, useEntered, useSession, type Session } from '../access/session'
import { send } from '../api/client'
import { useAct } from '../ui/act'
import { readIn } from '../ui/time'
import { settle } from '../ui/undo'
import { Waiting } from './Fallbacks'
import { Logo } from './Logo'
import { CARE, WORK, type Place } from './places'
import { useLive } from './live'
import { useTakingBack } from './takingBack'
import { useWaiting } from './waiting'
import { useArrival, useFocusKept } from './focus'
import { useGoKeys } from './goKeys'
import { openPalette } from './palette'

const Palette = lazy(() => import('./Palette').then((module) => ({ default: module.Palette })))
const Shortcuts = lazy(() => import('./Shortcuts').then((module) => ({ default: module.Shortcuts })))

/** What stands around every page: where one is, where one can go, and who one is. */
export function Shell() {
  const session = useSession()
  const [open, drawer] = useDisclosure(false)
  const [helping, help] = useDisclosure(false)
  useGoKeys(help.open)
  useLive()
  useTakingBack()
  useFocusKept()
  const arrived = useArrival()
  useEffect(() => readIn(session.time_zone), [session.time_zone])
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        Skip to the page
      </a>
      <aside className="side">
        <Sidebar onGo={drawer.close} />
      </aside>
      <header className="topbar">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Open the menu" onClick={drawer.open}>
          <IconMenu2 size={20} />
        </ActionIcon>
        <Link to="/" className="brand" aria-label="Caseloom, home">
          <Logo /> Caseloom
        </Link>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Search and commands" onClick={openPalette}>
          <IconSearch size={20} />
        </ActionIcon>
      </header>
      <Drawer.Root opened={open} onClose={drawer.close} size={264} padding={0}>
        <Drawer.Overlay />
        <Drawer.Content aria-label="Menu">
          <div className="side in-drawer">
            <Sidebar onGo={drawer.close} />
          </div>
        </Drawer.Content>
      </Drawer.Root>
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <p className="visually-hidden" role="status">
        {arrived}
      </p>
      <Suspense fallback={null}>
        <Palette />
        {helping && <Shortcuts onClose={help.close} />}
      </Suspense>
    </div>
  )
}

function Sidebar({ onGo }: { onGo: () => void }) {
  const { role } = useSession().member
  const waiting = useWaiting()
  const links = (places: Place[]) =>
    places
      .filter((place) => reaches(role, place.least))
      .map((place) => (
        <li key={place.to}>
          <Link to={place.to} className="place" activeOptions={{ exact: place.to === '/' }} onClick={onGo}>
            <place.icon size={18} strokeWidth={1.7} aria-hidden />
            <span className="grow">{place.name}</span>
            {place.to === '/inbox' && waiting > 0 && (
              <span className="count" aria-label={`${waiting} waiting for you`}>
                {waiting > 99 ? '99+' : waiting}
              </span>
            )}
          </Link>
        </li>
      ))
  return (
    <>
      <Link to="/" className="brand" onClick={onGo}>
        <Logo /> Caseloom
      </Link>
      <UnstyledButton className="search-button" onClick={openPalette}>
        <IconSearch size={16} aria-hidden />
        <span className="grow">Search…</span>
        <kbd>Ctrl K</kbd>
      </UnstyledButton>
      <nav aria-label="Main">
        <ul>{links(WORK)}</ul>
        <h2 className="side-title">Administration</h2>
        <ul>{links(CARE)}</ul>
      </nav>
      <Person />
    </>
  )
}

function Person() {
  const { member, organization, organizations } = useSession()
  const entered = useEntered()
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  // What was deleted is deleted by who did it, and where they did it.
  const leave = useAct(() => settle().then(() => send('DELETE', '/session')), {
    // Everything that was shown belongs to who leaves.
    then: () => window.location.assign('/app/sign-in'),
  })
  const change = useAct((id: number) => settle().then(() => send<Session>('POST', '/session/organization', { organization: id })), {
    then: (session) => {
      entered(session)
      void navigate({ to: '/' })
    },
  })
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <div className="person">
      <Menu position="top-start" width={230} withinPortal>
        <Menu.Target>
          <UnstyledButton className="person-button">
            <IconUserCircle size={26} strokeWidth={1.4} aria-hidden />
            <span className="grow">
              <span className="ellipsis name">{member.name === '' ? member.email : member.name}</span>
              <span className="ellipsis organization">{organization.name}</span>
            </span>
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {organizations.length > 1 && (
            <>
              <Menu.Label>Organizations</Menu.Label>
              {organizations.map((one) => (
                <Menu.Item
                  key={one.id}
                  leftSection={one.id === organization.id ? <IconCheck size={16} /> : <IconBuilding size={16} />}
                  onClick={() => change.mutate(one.id)}
                  disabled={one.id === organization.id}
                >
                  {one.name}
                </Menu.Item>
              ))}
              <Menu.Divider />
            </>
          )}
          <Menu.Item leftSection={<IconUserCircle size={16} />} onClick={() => void navigate({ to: '/settings' })}>
            Profile and sessions
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={`Use the ${other} colours`}>
        <ActionIcon variant="subtle" color="gray" aria-label={`Use the ${other} colours`} onClick={() => setColorScheme(other)}>
          {scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
