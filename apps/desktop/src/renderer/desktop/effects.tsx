import { useCommandStore } from '@colonnade/screens'
import { getPreferences, onPreferences, toast } from '@colonnade/ui'
import { useEffect, useRef, useState } from 'react'
import type { DeepLink } from '../../shared/channels.ts'
import type { ConsoleRouter } from '../router.tsx'
import { useConsoleText } from '../locales/index.ts'
import { ask, bridge } from './bridge.ts'
import { useNativeMenu } from './native-menu.ts'
import { goTo } from './place-keeper.tsx'
import { rememberPlace } from './places.ts'
import { StrangerLink } from './stranger-link.tsx'

/** The native menu, links from outside, and the system's theme and language, joined to the page. Does nothing in a browser. */
export function DesktopEffects({ router }: { router: ConsoleRouter }) {
  const store = useCommandStore()
  const t = useConsoleText()
  const words = useRef(t)
  useEffect(() => { words.current = t })
  const [stranger, setStranger] = useState<DeepLink>()
  useNativeMenu()
  useEffect(() => {
    if (!bridge) return
    const desktop = bridge
    const follow = async (link: DeepLink) => {
      if (!link.siteId) return setStranger(link)
      const { siteId, path } = link
      const sites = await ask(desktop.sites.list())
      if (sites.find((site) => site.selected)?.id === siteId) return goTo(router, path)
      // Switching goes to where one was at a site: now that is where the link leads.
      rememberPlace(siteId, path)
      await ask(desktop.sites.select(siteId))
    }
    const tell = () => { const { theme, language } = getPreferences(); void desktop.theme.set(theme); void desktop.locale.set(language) }
    tell()
    void ask(desktop.links.take()).then(async (links) => { for (const link of links) await follow(link) }).catch(() => undefined)
    const stops = [desktop.on('command', (id) => { store.run(id) }), desktop.on('link', (link) => { void follow(link).catch(() => undefined) }), onPreferences(tell),
      desktop.on('update', (status) => { if (status === 'ready') toast.info(words.current('update.readyToast'), { action: { label: words.current('update.restart'), onClick: () => void desktop.updates.install() } }) })]
    return () => { for (const stop of stops) stop() }
  }, [router, store])
  return stranger ? <StrangerLink link={stranger} onClose={() => setStranger(undefined)} onAdd={(href) => { setStranger(undefined); goTo(router, href) }} /> : null
}
