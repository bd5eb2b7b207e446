import { useCommands, useGo, useMay, useSignOut, type Command } from '@colonnade/screens'
import { getPreferences, setPreferences, usePreferences } from '@colonnade/ui'
import { Keyboard, Languages, LogOut, Monitor, Moon, PanelLeft, Plus, Search, ShipWheel, Sun, Target, Upload, UserRound } from 'lucide-react'
import { useMemo } from 'react'
import { useConsoleText } from '../locales/index.ts'
import { useNav } from '../shell/nav.tsx'
import { keysOfPlaces } from './keys.ts'

// What can be begun from anywhere: the permission it takes, and the page it opens.
const begin = [
  { id: 'place', key: 'nav.place', needs: 'virtual_machines:create', href: '/place', icon: <Target />, words: 'place vm', keys: 'p', accelerator: 'CmdOrCtrl+Shift+P' },
  { id: 'cluster', key: 'k8s.palette.newCluster', needs: 'k8s_clusters:create', href: '/clusters/new', icon: <ShipWheel />, words: 'cluster kubernetes k8s new' },
  { id: 'mesh', key: 'k8s.palette.newMesh', needs: 'service_meshes:create', href: '/meshes?new=1', icon: <Plus />, words: 'mesh add new' },
  { id: 'host', key: 'palette.newHost', needs: 'baremetals:create', href: '/hosts?new=1', icon: <Plus />, words: 'add new host' },
  { id: 'hosts', key: 'palette.importHosts', needs: 'baremetals:create', href: '/hosts?import=1', icon: <Upload />, words: 'import csv hosts' },
  { id: 'rack', key: 'palette.newRack', needs: 'racks:create', href: '/racks?new=1', icon: <Plus />, words: 'add new rack' },
  { id: 'tenant', key: 'palette.newTenant', needs: 'tenants:create', href: '/tenants?new=1', icon: <Plus />, words: 'add new tenant' },
] as const

const languages = [['en', 'English'], ['zh-CN', '简体中文'], ['zh-TW', '繁體中文']] as const

/** Offers what the console can do wherever one is in it; pages and records add their own. Palette, menu, keyboard and help all draw from this list. */
export function useConsoleCommands({ search, help }: { search: () => void; help: () => void }): void {
  const t = useConsoleText()
  const go = useGo()
  const may = useMay()
  const nav = useNav()
  const signOut = useSignOut()
  const { theme, language } = usePreferences()
  useCommands(useMemo<Command[]>(() => {
    const keys = keysOfPlaces(nav.flatMap((section) => section.items.map(({ id }) => id)))
    return [
      ...nav.flatMap((section) => section.items.map((item): Command => ({
        id: `go.${item.id}`, group: 'go', label: item.label, icon: item.icon, keywords: [item.href, item.id], ...(section.label ? { hint: section.label } : {}), ...keys[item.id], run: () => go(item.href),
      }))),
      ...begin.filter(({ needs }) => may(needs)).map(({ id, key, href, icon, words, ...chords }): Command => ({ id: `add.${id}`, group: 'add', label: t(key), icon, keywords: words.split(' '), ...chords, run: () => go(href) })),
      { id: 'view.search', group: 'view', label: t('commands.search'), icon: <Search />, keys: 'mod+k', accelerator: 'CmdOrCtrl+K', run: search },
      { id: 'view.rail', group: 'view', label: t('commands.rail'), icon: <PanelLeft />, keys: 'mod+b', accelerator: 'CmdOrCtrl+B', run: () => setPreferences({ rail: getPreferences().rail === 'open' ? 'collapsed' : 'open' }) },
      ...([['light', <Sun key="l" />], ['dark', <Moon key="d" />], ['system', <Monitor key="s" />]] as const).filter(([id]) => id !== theme).map(([id, icon]): Command => ({ id: `view.theme.${id}`, group: 'view', label: t(`commands.theme.${id}`), icon, keywords: ['theme'], run: () => setPreferences({ theme: id }) })),
      ...languages.filter(([id]) => id !== language).map(([id, name]): Command => ({ id: `view.language.${id}`, group: 'view', label: name, icon: <Languages />, keywords: ['language', '语言', '語言'], run: () => setPreferences({ language: id }) })),
      { id: 'app.profile', group: 'app', label: t('shell.profile'), icon: <UserRound />, run: () => go('/profile') },
      { id: 'app.signOut', group: 'app', label: t('shell.signOut'), icon: <LogOut />, keywords: ['sign out', 'log out'], run: () => void signOut() },
      { id: 'help.shortcuts', group: 'help', label: t('commands.shortcuts'), icon: <Keyboard />, keys: '?', accelerator: 'CmdOrCtrl+/', run: help },
    ]
  }, [t, go, may, nav, signOut, theme, language, search, help]))
}
