import { ChevronRight, Search } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useKey } from '../lib/hooks.ts'
import { useUiText } from '../lib/i18n.ts'
import { usePreferences } from '../lib/prefs.ts'
import { Button } from '../primitives/button.tsx'
import { Kbd } from '../primitives/text.tsx'
import { LiveDot } from './live-dot.tsx'
import { LanguageMenu, ThemeMenu } from './preference-menus.tsx'
import { BottomBar, Rail } from './rail.tsx'
import { plainLink, type Crumb, type LiveState, type NavSection, type RenderLink } from './types.tsx'

/** Props of `AppFrame`. `switcher` and `person` may be functions of `collapsed`, to draw themselves 40 px wide. */
export interface AppFrameProps {
  nav: readonly NavSection[]
  renderLink?: RenderLink
  switcher?: ReactNode | ((collapsed: boolean) => ReactNode)
  person?: ReactNode | ((collapsed: boolean) => ReactNode)
  breadcrumb?: readonly Crumb[]
  /** Opens the palette; bound to Ctrl/Cmd-K here. */
  onSearch?: () => void
  live?: LiveState
  topActions?: ReactNode
  /** `page` keeps content to 1,440 px with room around it (web); `full` is edge to edge and fills the height (console). */
  width?: 'page' | 'full'
  children?: ReactNode
}

/** Rail, top bar, content. Theme, language and the rail's width are remembered in the preferences. */
export function AppFrame({ nav, renderLink = plainLink, switcher, person, breadcrumb = [], onSearch, live, topActions, width = 'page', children }: AppFrameProps) {
  const t = useUiText()
  const collapsed = usePreferences().rail === 'collapsed'
  const draw = (slot: AppFrameProps['switcher'], narrow: boolean) => (typeof slot === 'function' ? slot(narrow) : slot)
  useKey({ 'mod+k': onSearch && ((event) => { event.preventDefault(); onSearch() }) })
  return (
    <div className="flex min-h-dvh">
      <a href="#content" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:border focus:bg-surface focus:px-3 focus:py-2">{t('frame.skip')}</a>
      <Rail nav={nav} renderLink={renderLink} collapsed={collapsed} switcher={draw(switcher, collapsed)} person={draw(person, collapsed)} />
      <div className={cn('flex min-w-0 flex-1 flex-col', width === 'full' && 'h-dvh')}>
        <header className="no-print sticky top-0 z-20 flex h-[var(--bar-h)] shrink-0 items-center gap-2 border-b bg-ground px-4 max-sm:px-3">
          <Breadcrumb crumbs={breadcrumb} renderLink={renderLink} />
          {onSearch && (
            <Button onClick={onSearch} className="w-60 justify-start text-muted max-lg:w-auto" aria-label={t('frame.search')} aria-keyshortcuts="Control+K Meta+K">
              <Search /><span className="flex-1 text-left font-normal max-lg:hidden">{t('frame.search')}</span><Kbd className="max-lg:hidden">mod K</Kbd>
            </Button>
          )}
          {live && <LiveDot live={live} />}
          {topActions}
          <div className="flex items-center"><ThemeMenu /><LanguageMenu /></div>
        </header>
        <main id="content" tabIndex={-1} className={cn('min-w-0 flex-1 focus:outline-none', width === 'page' ? 'mx-auto w-full max-w-[1440px] p-6 max-sm:p-4 max-sm:pb-[calc(var(--phone-bar-h)+16px)]' : 'flex min-h-0 flex-col overflow-auto max-sm:pb-[var(--phone-bar-h)]')}>{children}</main>
      </div>
      <BottomBar nav={nav} renderLink={renderLink} switcher={draw(switcher, false)} person={draw(person, false)} />
    </div>
  )
}

function Breadcrumb({ crumbs, renderLink }: { crumbs: readonly Crumb[]; renderLink: RenderLink }) {
  const t = useUiText()
  return (
    <nav aria-label={t('frame.breadcrumb')} className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1">
        {crumbs.map((crumb, i) => {
          const last = i === crumbs.length - 1
          return (
            <Fragment key={i}>
              {i > 0 && <li aria-hidden className={cn('text-muted', !last && 'max-sm:hidden', last && 'max-sm:hidden')}><ChevronRight className="size-3.5" /></li>}
              <li className={cn('min-w-0 truncate', last ? 'font-medium' : 'max-sm:hidden')} aria-current={last ? 'page' : undefined}>
                {crumb.href ? renderLink({ href: crumb.href, className: 'text-muted hover:text-ink', children: crumb.label }) : crumb.label}
              </li>
            </Fragment>
          )
        })}
      </ol>
    </nav>
  )
}

/** Head of a page: the title, a line under it, actions at the right. */
export function PageHeader({ title, line, actions, className }: { title: ReactNode; line?: ReactNode; actions?: ReactNode; className?: string }) {
  return (
    <header className={cn('mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3', className)}>
      <div className="min-w-0">
        <h1 className="text-2xl">{title}</h1>
        {line && <p className="text-muted">{line}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
