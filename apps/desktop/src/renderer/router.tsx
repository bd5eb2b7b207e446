import { searchCodec } from '@colonnade/screens'
import { createBrowserHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Crash } from './shell/crash.tsx'
import { NotFound } from './shell/not-found.tsx'
import { doors } from './shell/outside.ts'
import { Root } from './shell/root.tsx'
import { OverviewPage } from './features/overview/overview-page.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NotFound })
const page = (path: string, load: Parameters<typeof lazyRouteComponent>[0]) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as () => Promise<{ default: () => React.ReactNode }>, 'Page' as 'default') })

const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage }),
  page('/alerts', () => import('./features/datacenter/alert/page.tsx')),
  page('/tags', () => import('./features/datacenter/tag/page.tsx')),
  ...([['/maintainers', 'MaintainersPage'], ['/maintainer-groups', 'MaintainerGroupsPage'], ['/maintainer-members', 'MembersPage'], ['/assignments', 'AssignmentsPage']] as const)
    .map(([path, name]) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(() => import('./features/datacenter/maintainer/pages.tsx'), name) })),
  page('/maintained', () => import('./features/datacenter/maintainer/maintained-page.tsx')),
  page('/racks', () => import('./features/datacenter/rack/page.tsx')),
  page('/groups', () => import('./features/datacenter/group/page.tsx')),
  page('/hosts', () => import('./features/datacenter/host/page.tsx')),
  page('/specifications', () => import('./features/datacenter/specification/page.tsx')),
  page('/virtual-machines', () => import('./features/datacenter/virtual-machine/page.tsx')),
  page('/place', () => import('./features/datacenter/place/page.tsx')),
  page('/drain', () => import('./features/datacenter/drain/page.tsx')),
  page('/clusters', () => import('./features/datacenter/cluster/page.tsx')),
  page('/clusters/new', () => import('./features/datacenter/cluster/create/page.tsx')),
  page('/plugins', () => import('./features/datacenter/cluster-plugin/page.tsx')),
  page('/bastions', () => import('./features/datacenter/bastion/page.tsx')),
  page('/meshes', () => import('./features/datacenter/mesh/page.tsx')),
  page('/mesh-members', () => import('./features/datacenter/mesh/members-page.tsx')),
  page('/windows', () => import('./features/datacenter/maintenance-window/page.tsx')),
  page('/quotas', () => import('./features/datacenter/quota/page.tsx')),
  page('/placements', () => import('./features/datacenter/placement-event/page.tsx')),
  page('/endpoints', () => import('./features/datacenter/endpoint/page.tsx')),
  page('/machines-found', () => import('./features/datacenter/found-machine/page.tsx')),
  page('/operations', () => import('./features/datacenter/operation/page.tsx')),
  page('/netbox', () => import('./features/datacenter/netbox/page.tsx')),
  page('/tenants', () => import('./features/identity/tenant/page.tsx')),
  page('/users', () => import('./features/identity/user/page.tsx')),
  page('/roles', () => import('./features/identity/role/page.tsx')),
  page('/tokens', () => import('./features/identity/api-token/page.tsx')),
  page('/sessions', () => import('./features/identity/session/page.tsx')),
  page('/audit', () => import('./features/identity/audit-log/page.tsx')),
  page('/jobs', () => import('./features/platform/job/page.tsx')),
  page('/mail', () => import('./features/platform/mail/page.tsx')),
  page('/maintenance', () => import('./features/platform/maintenance/page.tsx')),
  page('/profile', () => import('./features/identity/profile/page.tsx')),
  ...doors.map(([path, name]) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(() => import('@colonnade/screens/doors/index.ts'), name) })),
  page('/setup', () => import('./features/setup/page.tsx')),
  page('/sites', () => import('./features/sites/page.tsx')),
]

/** Makes the console's router. Its base is `/console` in a browser and the root in Electron. */
export function createConsoleRouter() {
  return createRouter({
    routeTree: root.addChildren(routes), history: createBrowserHistory(), basepath: import.meta.env.BASE_URL, ...searchCodec,
    defaultErrorComponent: Crash, defaultPreload: 'intent', scrollRestoration: false,
  })
}
/** The console's router. */
export type ConsoleRouter = ReturnType<typeof createConsoleRouter>
