import { searchCodec } from '@colonnade/screens'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Home } from '../features/home/home-page.tsx'
import { Inside } from './inside.tsx'
import { Lost, Broken } from './lost.tsx'

const root = createRootRoute({ notFoundComponent: Lost, errorComponent: Broken })
const outside = <P extends string>(path: P, component: 'SignUp' | 'Verify' | 'Forgot' | 'Reset' | 'Invitation') =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(() => import('@colonnade/screens/doors/index.ts'), component) })

const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Inside, notFoundComponent: Lost })
const settings = createRoute({ getParentRoute: () => inside, path: '/settings', component: lazyRouteComponent(() => import('../features/settings/settings-layout.tsx'), 'SettingsLayout') })
type SettingsPage = 'Profile' | 'Sessions' | 'Users' | 'Roles' | 'Tokens' | 'Audit' | 'Mail' | 'Tenant' | 'FirstSetting'
const setting = <P extends string>(path: P, component: SettingsPage) =>
  createRoute({ getParentRoute: () => settings, path, component: lazyRouteComponent(() => import('../features/settings/pages.tsx'), component) })
const page = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(load as never, name as never) as never })

const tree = root.addChildren([
  outside('/sign-up', 'SignUp'), outside('/verify', 'Verify'), outside('/verify-email', 'Verify'), outside('/forgot', 'Forgot'), outside('/reset', 'Reset'), outside('/reset-password', 'Reset'), outside('/invitation', 'Invitation'),
  inside.addChildren([
    createRoute({ getParentRoute: () => inside, path: '/', component: Home }),
    page('/knowledge', () => import('../features/knowledge/bases-page.tsx'), 'BasesPage'),
    page('/knowledge/$baseId', () => import('../features/knowledge/base-page.tsx'), 'BasePage'),
    page('/knowledge/$baseId/documents/$documentId', () => import('../features/knowledge/document-page.tsx'), 'DocumentPage'),
    page('/chat', () => import('../features/chat/chat-page.tsx'), 'ChatPage'),
    page('/chat/$conversationId', () => import('../features/chat/chat-page.tsx'), 'ChatPage'),
    page('/calls', () => import('../features/calls/calls-page.tsx'), 'CallsPage'),
    page('/machines', () => import('../features/machines/machines-page.tsx'), 'MachinesPage'),
    page('/clusters', () => import('../features/clusters/clusters-page.tsx'), 'ClustersPage'),
    settings.addChildren([
      setting('/', 'FirstSetting'), setting('/profile', 'Profile'), setting('/sessions', 'Sessions'), setting('/users', 'Users'), setting('/roles', 'Roles'),
      setting('/tokens', 'Tokens'), setting('/audit', 'Audit'), setting('/mail', 'Mail'), setting('/tenant', 'Tenant'),
    ]),
  ]),
])

/** The pages of the web app. Search parameters are kept as they are written. */
export const router = createRouter({ routeTree: tree, ...searchCodec, defaultPreload: 'intent', scrollRestoration: true, defaultPreloadStaleTime: 0 })
