import '@mantine/spotlight/styles.css'
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useDebouncedValue } from '@mantine/hooks'
import { IconChecklist, IconHash, IconMoon, IconPlus, IconRoute, IconSearch } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMantineColorScheme } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { reaches, useSession } from '../access/session'
import { answer, api } from '../api/client'
import { CARE, WORK } from './places'
import { useRemaining } from '../ui/remove'
import { palette } from './palette'

/** The arrow keys mark a result while the focus stays in the field; this says which to those who cannot see it. */
function sayMarked({ currentTarget: field }: KeyboardEvent<HTMLInputElement>) {
  const marked = field.closest('[role="dialog"]')?.querySelector('[data-selected]')
  if (marked == null) field.removeAttribute('aria-activedescendant')
  else field.setAttribute('aria-activedescendant', (marked.id ||= 'found-now'))
  for (const other of document.querySelectorAll('#found-now')) if (other !== marked) other.removeAttribute('id')
}

/** Ctrl-K: every page, every workflow, and cases by number or subject. */
export function Palette() {
  const navigate = useNavigate()
  const { member } = useSession()
  const { toggleColorScheme } = useMantineColorScheme()
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 200)
  const workflows = useQuery({
    queryKey: ['workflows', 'palette'],
    queryFn: () => answer(api.GET('/workflows', { params: { query: { limit: 100 } } })),
    staleTime: 60_000,
  })
  const remaining = useRemaining('workflow', workflows.data?.items)
  const cases = useQuery({
    queryKey: ['cases', 'palette', asked],
    queryFn: () => answer(api.GET('/cases', { params: { query: { subject: asked, limit: 6 } } })),
    enabled: asked.length > 1 && !/^#?\d+$/.test(asked),
  })

  const number = /^#?(\d+)$/.exec(query.trim())?.[1]
  const groups: SpotlightActionGroupData[] = [
    {
      group: 'Cases',
      actions: [
        ...(number === undefined
          ? []
          : [
              {
                id: 'case-number',
                label: `Open case ${number}`,
                keywords: [query],
                leftSection: <IconHash size={18} />,
                onClick: () => void navigate({ to: '/cases/$case', params: { case: Number(number) } }),
              },
            ]),
        ...(cases.data?.items ?? []).map((one) => ({
          id: `case-${one.id}`,
          label: one.subject,
          description: `Case ${one.id}, ${one.status}`,
          keywords: [query],
          leftSection: <IconChecklist size={18} />,
          onClick: () => void navigate({ to: '/cases/$case', params: { case: one.id } }),
        })),
      ],
    },
    {
      group: 'Go to',
      actions: [...WORK, ...CARE]
        .filter((place) => reaches(member.role, place.least))
        .map((place) => ({
          id: place.to,
          label: place.name,
          leftSection: <place.icon size={18} />,
          rightSection: (
            <span aria-hidden>
              <kbd>g</kbd> <kbd>{place.key}</kbd>
            </span>
          ),
          onClick: () => void navigate({ to: place.to }),
        })),
    },
    {
      group: 'Workflows',
      actions: (remaining ?? []).map((one) => ({
        id: `workflow-${one.id}`,
        label: one.title,
        description: one.name,
        leftSection: <IconRoute size={18} />,
        onClick: () => void navigate({ to: '/workflows/$workflow', params: { workflow: one.id } }),
      })),
    },
    {
      group: 'Do',
      actions: [
        ...(reaches(member.role, 'editor')
          ? [
              {
                id: 'new-workflow',
                label: 'New workflow',
                leftSection: <IconPlus size={18} />,
                onClick: () => void navigate({ to: '/workflows', hash: 'new' }),
              },
            ]
          : []),
        { id: 'scheme', label: 'Switch between light and dark', leftSection: <IconMoon size={18} />, onClick: () => toggleColorScheme() },
      ],
    },
  ]
  return (
    <Spotlight
      store={palette}
      actions={groups.filter((group) => group.actions.length > 0)}
      shortcut={['mod + K', 'mod + P']}
      // Where one goes takes it; else it goes back by itself.
      returnFocus={false}
      query={query}
      onQueryChange={setQuery}
      nothingFound="Nothing by that name"
      highlightQuery
      // Whoever types at once must not type into the page behind.
      transitionProps={{ duration: 0 }}
      scrollable
      maxHeight={420}
      limit={12}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: 'A page, a workflow, a case by number or subject',
        'aria-label': 'Search',
        'aria-keyshortcuts': 'ArrowDown ArrowUp Enter',
        onKeyUp: sayMarked,
      }}
    />
  )
}
