import { ConnectionBanner, renderLink, ShortcutHelp, useCommandKeys, useGo, useLiveState, useMe, useSignOut } from '@colonnade/screens'
import { AppFrame, DropdownMenu, Logo, toast } from '@colonnade/ui'
import { ChevronsUpDown, LogOut, MonitorSmartphone, Plus, UserRound } from 'lucide-react'
import { useCallback, useState, type ReactNode } from 'react'
import { useConsoleCommands } from '../commands/use-console-commands.tsx'
import { ask, bridge } from '../desktop/bridge.ts'
import { useSites } from '../desktop/sites-context.tsx'
import { useConsoleText } from '../locales/index.ts'
import { AlertBell } from '../features/datacenter/alert/bell.tsx'
import { useNav, useTrail } from './nav.tsx'
import { Palette } from './palette.tsx'
import { SiteBadge, SiteProblem } from './site-mark.tsx'

function initials(name: string): string {
  return name.split(/[\s@.]+/).filter(Boolean).slice(0, 2).map((w) => w[0]?.toUpperCase()).join('')
}

function Person({ collapsed }: { collapsed: boolean }) {
  const t = useConsoleText()
  const me = useMe()
  const go = useGo()
  const signOut = useSignOut()
  const name = me.fullName ?? me.email
  return (
    <DropdownMenu side="top" align="start" label={name} items={[
      { kind: 'heading', id: 'who', label: me.email },
      { id: 'profile', label: t('shell.profile'), icon: <UserRound />, onSelect: () => go('/profile') },
      { id: 'sessions', label: t('nav.sessions'), icon: <MonitorSmartphone />, onSelect: () => go('/sessions') },
      { kind: 'separator', id: 'line' },
      { id: 'out', label: t('shell.signOut'), icon: <LogOut />, onSelect: () => void signOut() },
    ]}>
      <button type="button" aria-label={name} className="flex w-full min-w-0 items-center gap-2 rounded-md p-1 text-left hover:bg-raised">
        <span aria-hidden className="grid size-6 shrink-0 place-items-center rounded-sm bg-accent-soft text-2xs font-semibold text-accent-text">{initials(name)}</span>
        {!collapsed && <span className="min-w-0 truncate">{name}</span>}
      </button>
    </DropdownMenu>
  )
}

function Switcher({ collapsed }: { collapsed: boolean }) {
  const t = useConsoleText()
  const me = useMe()
  const go = useGo()
  const { desktop, sites, current } = useSites()
  const mark = <Logo className="size-6 shrink-0 text-accent" />
  const label = current?.name ?? me.tenant.name
  if (!desktop) return <span className="flex min-w-0 items-center gap-2.5 px-2 font-semibold">{mark}{!collapsed && <span className="truncate">{label}</span>}</span>
  return (
    <DropdownMenu align="start" label={t('sites.switch')} items={[
      ...sites.map((site) => ({ id: site.id, label: <span className="flex items-center gap-2">{site.name}<SiteBadge site={site} /></span>, checked: site.selected, onSelect: () => { ask(bridge!.sites.select(site.id)).catch(toast.error) } })),
      { kind: 'separator' as const, id: 'line' },
      { id: 'manage', label: t('sites.manage'), icon: <Plus />, onSelect: () => go('/sites') },
    ]}>
      <button type="button" aria-label={label} className="flex min-h-8 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left font-semibold hover:bg-raised">{mark}{!collapsed && <><span className="min-w-0 flex-1 truncate">{label}</span><ChevronsUpDown className="size-3.5 text-muted" /></>}</button>
    </DropdownMenu>
  )
}

/** Rail, top bar, palette and shortcut help around a page, and the keyboard over all of it. */
export function Frame({ children }: { children: ReactNode }) {
  const nav = useNav()
  const live = useLiveState()
  const { current, desktop } = useSites()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const search = useCallback(() => setPalette(true), [])
  const showHelp = useCallback(() => setHelp(true), [])
  useConsoleCommands({ search, help: showHelp })
  useCommandKeys()
  const breadcrumb = useTrail(nav)
  return (
    <>
      <AppFrame nav={nav} renderLink={renderLink} width="full" live={live} breadcrumb={breadcrumb} onSearch={search} topActions={<>{current && <SiteBadge site={current} />}<SiteProblem site={current} /><AlertBell /></>} switcher={(narrow) => <Switcher collapsed={narrow} />} person={(narrow) => <Person collapsed={narrow} />}><ConnectionBanner />{children}</AppFrame>
      <Palette open={palette} onOpenChange={setPalette} />
      <ShortcutHelp open={help} onOpenChange={setHelp} native={desktop} />
    </>
  )
}
