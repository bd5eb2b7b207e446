import { Ellipsis, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { Fragment, useState, type ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'
import { setPreferences } from '../lib/prefs.ts'
import { IconButton } from '../primitives/button.tsx'
import { Popover } from '../primitives/menu.tsx'
import { Tooltip } from '../primitives/tooltip.tsx'
import type { NavItem, NavSection, RenderLink } from './types.tsx'

/** Props shared by the rail and the phone's bottom bar. */
export interface RailProps { nav: readonly NavSection[]; renderLink: RenderLink; collapsed: boolean; switcher?: ReactNode; person?: ReactNode }

const entry = 'flex items-center gap-2.5 rounded-md text-muted transition-colors hover:bg-raised hover:text-ink [&_svg]:size-[1.2em] [&_svg]:shrink-0'
const here = "relative bg-raised font-medium text-ink before:absolute before:inset-y-1 before:-left-2 before:w-0.5 before:bg-accent before:content-['']"

function RailLink({ item, collapsed, renderLink }: { item: NavItem; collapsed: boolean; renderLink: RenderLink }) {
  const link = renderLink({
    href: item.href, 'aria-current': item.active ? 'page' : undefined, 'aria-label': collapsed ? item.label : undefined,
    className: cn(entry, 'min-h-[calc(var(--control-h)+2px)] px-2.5', collapsed && 'justify-center px-0', item.active && here),
    children: <>{item.icon}{!collapsed && <><span className="min-w-0 flex-1 truncate">{item.label}</span>{item.badge !== undefined && <span className="figures text-sm text-muted">{item.badge}</span>}</>}</>,
  })
  // The span lets the tooltip attach to whatever the router's link is made of.
  return collapsed ? <Tooltip content={item.label} side="right"><span className="block">{link}</span></Tooltip> : link
}

/** The left rail: switcher on top, domains, the person at the foot. Hidden on phones. */
export function Rail({ nav, renderLink, collapsed, switcher, person }: RailProps) {
  const t = useUiText()
  return (
    <div className={cn('no-print sticky top-0 flex h-dvh shrink-0 flex-col border-r bg-surface transition-[width] max-sm:hidden', collapsed ? 'w-14' : 'w-[var(--rail-w)]')}>
      <div className={cn('flex h-[var(--bar-h)] shrink-0 items-center border-b', collapsed ? 'justify-center' : 'px-2')}>{switcher}</div>
      <nav aria-label={t('frame.mainNav')} className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto p-2">
        {nav.map((section) => (
          <Fragment key={section.id}>
            {section.label && (collapsed ? <hr className="mx-2 my-2" /> : <p className="px-2.5 pt-3.5 pb-1 text-xs font-medium tracking-wide text-muted">{section.label}</p>)}
            <ul className="flex flex-col gap-px">{section.items.map((item) => <li key={item.id}><RailLink item={item} collapsed={collapsed} renderLink={renderLink} /></li>)}</ul>
          </Fragment>
        ))}
      </nav>
      <div className={cn('flex shrink-0 items-center gap-1 border-t p-2', collapsed && 'flex-col')}>
        <div className="min-w-0 flex-1">{person}</div>
        <IconButton label={collapsed ? t('frame.expand') : t('frame.collapse')} onClick={() => setPreferences({ rail: collapsed ? 'open' : 'collapsed' })}>{collapsed ? <PanelLeftOpen /> : <PanelLeftClose />}</IconButton>
      </div>
    </div>
  )
}

/** The rail of a phone: the first four places at the foot of the screen, the rest, the switcher and the person behind “More”. */
export function BottomBar({ nav, renderLink, switcher, person }: Omit<RailProps, 'collapsed'>) {
  const t = useUiText()
  const [open, setOpen] = useState(false)
  const all = nav.flatMap((section) => section.items)
  const first = all.slice(0, 4)
  const rest = all.slice(4)
  const tile = 'flex h-full w-full flex-col items-center justify-center gap-0.5 text-2xs text-muted [&_svg]:size-5 aria-[current=page]:font-medium aria-[current=page]:text-accent-text'
  return (
    <nav aria-label={t('frame.mainNav')} className="no-print fixed inset-x-0 bottom-0 z-30 grid h-[var(--phone-bar-h)] auto-cols-fr grid-flow-col border-t bg-surface sm:hidden">
      {first.map((item) => (
        <span key={item.id} className="min-w-0">{renderLink({ href: item.href, className: tile, 'aria-current': item.active ? 'page' : undefined, children: <>{item.icon}<span className="max-w-full truncate px-1">{item.label}</span></> })}</span>
      ))}
      <Popover open={open} onOpenChange={setOpen} align="end" label={t('common.more')} className="w-72 p-2"
        trigger={<button type="button" className={tile} aria-current={rest.some((i) => i.active) ? 'page' : undefined}><Ellipsis /><span>{t('common.more')}</span></button>}>
        {switcher && <div className="border-b pb-2">{switcher}</div>}
        <ul className="max-h-[50dvh] overflow-y-auto py-1">
          {rest.map((item) => <li key={item.id}>{renderLink({ href: item.href, 'aria-current': item.active ? 'page' : undefined, onClick: () => setOpen(false), className: cn(entry, 'min-h-11 px-2.5', item.active && here), children: <>{item.icon}<span className="truncate">{item.label}</span></> })}</li>)}
        </ul>
        {person && <div className="border-t pt-2">{person}</div>}
      </Popover>
    </nav>
  )
}
