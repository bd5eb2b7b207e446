import { ConnectionBanner, JobsTray, renderLink, useGo, useLiveState, useMe, useSignOut, useUrl } from '@colonnade/screens'
import { AppFrame, Button, cn, DropdownMenu, Logo } from '@colonnade/ui'
import { Outlet } from '@tanstack/react-router'
import { ChevronsUpDown, KeyRound, LogOut, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../locales/index.ts'
import { isShownElsewhere, useJobTitle } from './job-title.ts'
import { useNav } from './nav.tsx'
import { useCurrentCrumbs } from './page.tsx'
import { Palette } from './palette.tsx'

/** The tenant's name at the head of the rail. */
function TenantMark({ collapsed }: { collapsed: boolean }) {
  const { tenant } = useMe()
  if (collapsed) return <Logo className="size-6 text-accent" title={tenant.name} />
  return <span className="flex min-w-0 items-center gap-2.5 px-2.5 font-semibold"><Logo className="size-5 shrink-0 text-accent" /><span className="truncate">{tenant.name}</span></span>
}

/** First letters of a name; the whole sign of a Chinese one. */
function initials(name: string): string {
  const words = name.trim().split(/[\s.@_-]+/)
  return /[\u3400-\u9fff]/.test(name) ? name.slice(0, 1) : words.slice(0, 2).map((w) => w.charAt(0).toUpperCase()).join('')
}

function Person({ collapsed }: { collapsed: boolean }) {
  const t = useText()
  const me = useMe()
  const go = useGo()
  const signOut = useSignOut()
  const name = me.fullName ?? me.email
  const items = [
    { kind: 'heading' as const, id: 'who', label: me.email },
    { id: 'profile', label: t('person.profile'), icon: <UserRound />, onSelect: () => go('/settings/profile') },
    { id: 'sessions', label: t('person.sessions'), icon: <KeyRound />, onSelect: () => go('/settings/sessions') },
    { kind: 'separator' as const, id: 'line' },
    { id: 'out', label: t('person.signOut'), icon: <LogOut />, onSelect: () => void signOut() },
  ]
  return (
    <DropdownMenu items={items} side="top" align="start" label={name}>
      <Button look="ghost" aria-label={t('person.menu', { name })} className={cn('h-10 w-full min-w-0 justify-start px-1.5 font-normal', collapsed && 'w-10 justify-center')}>
        <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-2xs font-semibold text-accent-text">{initials(name)}</span>
        {!collapsed && <><span className="min-w-0 flex-1 truncate text-left">{name}</span><ChevronsUpDown className="text-muted" /></>}
      </Button>
    </DropdownMenu>
  )
}

/** Rail, bar, palette, jobs, and the page in the middle. */
export function Shell() {
  const { pathname } = useUrl()
  const nav = useNav(pathname)
  const crumbs = useCurrentCrumbs()
  const live = useLiveState()
  const title = useJobTitle()
  const [searching, setSearching] = useState(false)
  return (
    <>
      <AppFrame nav={nav} renderLink={renderLink} width="full" breadcrumb={crumbs} live={live} onSearch={() => setSearching(true)}
        switcher={(collapsed) => <TenantMark collapsed={collapsed} />} person={(collapsed) => <Person collapsed={collapsed} />}>
        <ConnectionBanner />
        <Outlet />
      </AppFrame>
      <Palette open={searching} onOpenChange={setSearching} nav={nav} />
      <JobsTray title={title} hide={isShownElsewhere} />
    </>
  )
}
