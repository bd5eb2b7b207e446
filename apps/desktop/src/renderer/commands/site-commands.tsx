import { useCommands, type Command } from '@colonnade/screens'
import { toast } from '@colonnade/ui'
import { ArrowLeftRight, Plus, Settings2 } from 'lucide-react'
import { useMemo } from 'react'
import { ask, bridge } from '../desktop/bridge.ts'
import { goTo } from '../desktop/place-keeper.tsx'
import { useSites } from '../desktop/sites-context.tsx'
import { useConsoleText } from '../locales/index.ts'
import type { ConsoleRouter } from '../router.tsx'

/** What can be asked of the sites, signed in or not. Draws nothing; offers nothing in a browser. */
export function SiteCommands({ router }: { router: ConsoleRouter }) {
  const t = useConsoleText()
  const { desktop, sites } = useSites()
  useCommands(useMemo<Command[]>(() => {
    if (!desktop || !bridge) return []
    const door = bridge.sites
    const at = sites.findIndex((site) => site.selected)
    const select = (id: string) => { ask(door.select(id)).catch(toast.error) }
    const step = (by: number) => () => { const site = sites[(at + by + sites.length) % sites.length]; if (site) select(site.id) }
    return [
      ...sites.filter((site) => !site.selected).map((site): Command => ({ id: `site.open.${site.id}`, group: 'site', label: t('commands.toSite', { name: site.name }), hint: site.mark, icon: <ArrowLeftRight />, keywords: [site.url, site.mark], run: () => select(site.id) })),
      ...(sites.length > 1 ? [
        { id: 'site.next', group: 'site' as const, label: t('commands.nextSite'), icon: <ArrowLeftRight />, accelerator: 'CmdOrCtrl+Alt+Right', keys: ']', run: step(1) },
        { id: 'site.previous', group: 'site' as const, label: t('commands.previousSite'), icon: <ArrowLeftRight />, accelerator: 'CmdOrCtrl+Alt+Left', keys: '[', run: step(-1) },
      ] : []),
      { id: 'site.add', group: 'site', label: t('sites.add'), icon: <Plus />, accelerator: 'CmdOrCtrl+Shift+N', run: () => goTo(router, '/sites?add=1') },
      { id: 'app.settings', group: 'app', label: t('sites.manage'), icon: <Settings2 />, accelerator: 'CmdOrCtrl+,', run: () => goTo(router, '/sites') },
    ]
  }, [t, desktop, sites, router]))
  return null
}
