import { renderLink, useUrl } from '@colonnade/screens'
import { cn } from '@colonnade/ui'
import { Outlet } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { useSettingsPages } from './settings-pages.ts'

/** The settings: their pages as a row of places, the open one below. */
export function SettingsLayout() {
  const t = useText()
  const { pathname } = useUrl()
  const pages = useSettingsPages()
  const open = pages.find((p) => pathname.startsWith(p.href))
  const row = useRef<HTMLElement>(null)
  useCrumbs([{ label: t('nav.settings'), ...(open ? { href: '/settings' } : {}) }, ...(open ? [{ label: open.label }] : [])])
  useEffect(() => { row.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' }) }, [pathname])
  return (
    <div className="lists lists-inset mx-auto flex min-h-0 w-full max-w-[1248px] flex-1 flex-col px-4 pt-4 pb-4 max-sm:flex-none max-sm:px-1 max-sm:pt-1">
      <nav ref={row} aria-label={t('nav.settings')} className="no-print mx-4 flex shrink-0 gap-5 overflow-x-auto border-b [scrollbar-width:none] max-sm:mx-3">
        {pages.map((page) => (
          <span key={page.href} className="shrink-0">{renderLink({
            href: page.href, 'aria-current': page === open ? 'page' : undefined, children: page.label,
            className: cn('-mb-px block border-b-2 border-transparent px-0.5 py-2 whitespace-nowrap text-muted -outline-offset-2 hover:text-ink', page === open && 'border-accent font-medium text-ink'),
          })}</span>
        ))}
      </nav>
      <div className="flex min-h-0 flex-1 flex-col"><Outlet /></div>
    </div>
  )
}
