import { attachables } from '@colonnade/contract/datacenter'
import { ApiProvider, DoorFrame, JobsTray, LiveProvider, SessionGate, useSignOut, useUrl, type JobRow, type Related } from '@colonnade/screens'
import { Button, Logo } from '@colonnade/ui'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { desktopSurroundings } from '../desktop/bridge.ts'
import { clientOf } from '../desktop/site-clients.ts'
import { useSites } from '../desktop/sites-context.tsx'
import { AttachedProvider } from '../features/datacenter/attached/attached-provider.tsx'
import { SitesPage } from '../features/sites/sites-page.tsx'
import { useConsoleText } from '../locales/index.ts'
import { Door } from './door.tsx'
import { Frame } from './frame.tsx'
import { OtherSites } from './other-sites.tsx'
import { isOutside } from './outside.ts'
import { SiteBand } from './site-mark.tsx'

// Placing a machine moves the books of its host, group and quota too: what shows them is fetched again with it.
const books = ['host', 'group', 'quota', 'rack', 'overview', 'virtualMachine', 'placementEvent']
const chips = ['tag', ...Object.values(attachables).map(({ entity }) => entity)]
const clusters = ['cluster', 'virtualMachine', 'clusterPlugin', 'bastion', 'meshMember', 'mesh', 'maintenanceWindow']
const related: Related = {
  tag: chips, resource_tag: chips, journal_entry: ['journal'], maintainer: ['maintainerGroup', 'maintainerGroupMember', 'resourceMaintainer'], maintainer_group: ['maintainer', 'maintainerGroupMember', 'resourceMaintainer'],
  maintainer_group_member: ['maintainer', 'maintainerGroup', 'resourceMaintainer'], resource_maintainer: ['maintainer', 'maintainerGroup'],
  rack: ['host', 'overview'], baremetal: books, host: books, baremetal_group: books, group: books, quota: books, baremetal_group_tenant_quota: books, virtual_machine: [...books, 'cluster'],
  k8s_cluster: clusters, k8s_cluster_plugin: ['clusterPlugin', 'cluster'], bastion: ['cluster'], service_mesh: ['mesh', 'meshMember'], k8s_cluster_service_mesh: ['meshMember', 'mesh', 'cluster'], maintenance_window: ['cluster'],
  virtual_machine_specification: ['specification'], placement_event: ['placementEvent'], job: ['overview', 'cluster'], tenant: ['quota', 'overview'], user: ['session'], mail_message: ['mail'], operation: ['virtualMachine', 'host'], endpoint: ['host', 'cluster'],
}

function WrongSide() {
  const t = useConsoleText()
  const signOut = useSignOut()
  return (
    <DoorFrame title={t('shell.wrongSide')} line={t('shell.wrongSideLine')}>
      <Button look="primary" className="h-10" onClick={() => void signOut()}>{t('shell.otherAccount')}</Button>
      <a href="/" className="text-accent-text underline-offset-3 hover:underline">{t('shell.toWebApp')}</a>
    </DoorFrame>
  )
}

const pages: Record<string, string> = { rack: '/racks', baremetal: '/hosts', host: '/hosts', virtual_machine: '/virtual-machines', group: '/groups', baremetal_group: '/groups', quota: '/quotas', endpoint: '/endpoints', maintainer: '/maintainers', maintainer_group: '/maintainer-groups', maintainer_group_member: '/maintainer-members', resource_maintainer: '/assignments', tag: '/tags', k8s_cluster: '/clusters', k8s_cluster_plugin: '/plugins', bastion: '/bastions', service_mesh: '/meshes', k8s_cluster_service_mesh: '/mesh-members', maintenance_window: '/windows' }

/** Everything around the pages: the site's API, the session, live updates, the frame. */
export function Root() {
  const t = useConsoleText()
  const sites = useSites()
  const { pathname } = useUrl()
  // On the way out the page one leaves is still drawn, and needs its session.
  const left = useRouterState({ select: (s) => s.resolvedLocation?.pathname ?? s.location.pathname })
  if (!sites.ready) return <main aria-busy className="grid min-h-dvh place-items-center"><Logo className="pulse-slow size-14 text-line-strong" /></main>
  if (sites.desktop && !sites.current) return <DoorFrame title={t('sites.welcome')} line={t('sites.welcomeLine')}><SitesPage bare /></DoorFrame>
  const link = (job: JobRow) => {
    if (job.type === 'datacenter.drain') return { label: t('shell.showResult'), href: `/drain?job=${job.id}` }
    const page = pages[String(job.result?.['resource'] ?? '')]
    return page && job.status === 'completed' ? { label: t('shell.showResult'), href: page } : undefined
  }
  return (
    <ApiProvider key={sites.key} url={sites.url} surroundings={desktopSurroundings(sites.current?.id)} {...clientOf(sites)}>
      <SiteBand site={sites.current} />
      {isOutside(pathname) && isOutside(left) ? <Outlet /> : (
        <SessionGate door={<Door />} aside={<OtherSites />} instead={pathname === '/sites' && sites.desktop ? <main className="mx-auto w-full max-w-3xl px-4 py-8 max-sm:px-3"><Outlet /></main> : undefined} refuse={(me) => (me.side === 'provider' ? undefined : <WrongSide />)}>
          <LiveProvider related={related}>
            <AttachedProvider><Frame><Outlet /></Frame></AttachedProvider>
            <JobsTray link={link} />
          </LiveProvider>
        </SessionGate>
      )}
    </ApiProvider>
  )
}
