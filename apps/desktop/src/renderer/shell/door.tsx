import { renderLink, SignIn, useGo, useTRPC } from '@colonnade/screens'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSites } from '../desktop/sites-context.tsx'
import { OtherSites } from './other-sites.tsx'
import { SiteBadge } from './site-mark.tsx'
import { useConsoleText } from '../locales/index.ts'

/** The way in: to the set-up page while nobody has an account, else sign-in. */
export function Door() {
  const t = useConsoleText()
  const trpc = useTRPC()
  const go = useGo()
  const { current } = useSites()
  const setup = useQuery({ ...trpc.identity.setup.status.queryOptions(), retry: false })
  const needed = setup.data?.needed === true
  useEffect(() => { if (needed) go('/setup', { replace: true }) }, [needed, go])
  return <SignIn line={current ? <span className="inline-flex items-center gap-2">{current.name}<SiteBadge site={current} /></span> : t('shell.console')} foot={<span className="flex flex-col items-start gap-6">{renderLink({ href: '/forgot', children: t('shell.forgot') })}<OtherSites /></span>} />
}
