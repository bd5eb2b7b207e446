import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useKey } from '../lib/hooks.ts'
import { useUiText } from '../lib/i18n.ts'
import { IconButton } from './button.tsx'

/** Props of `SidePanel`. `onPrev`/`onNext` bind K and J; `onExpand` offers the full page; `width` in px. */
export interface SidePanelProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  subtitle?: ReactNode
  onPrev?: () => void
  onNext?: () => void
  onExpand?: () => void
  actions?: ReactNode
  footer?: ReactNode
  width?: number
  /** Name for assistive technology when the title is not plain text. */
  label?: string
  children?: ReactNode
}

/** A record over its list: the list stays usable. Esc closes, J and K go to the next and previous; full screen on a phone. */
export function SidePanel({ open, ...rest }: SidePanelProps) {
  return open ? <OpenPanel {...rest} /> : null
}

function OpenPanel({ onClose, title, subtitle, onPrev, onNext, onExpand, actions, footer, width = 560, label, children }: Omit<SidePanelProps, 'open'>) {
  const t = useUiText()
  const ref = useRef<HTMLElement>(null)
  useKey({ escape: onClose, j: onNext, k: onPrev })
  useEffect(() => {
    const before = document.activeElement
    const panel = ref.current
    panel?.focus({ preventScroll: true })
    // The row that opened the panel gets the focus back, unless the reader has moved on.
    return () => { if (before instanceof HTMLElement && (document.activeElement === document.body || panel?.contains(document.activeElement))) before.focus({ preventScroll: true }) }
  }, [])
  return (
    <aside
      ref={ref} role="dialog" aria-modal={false} tabIndex={-1} aria-label={label ?? (typeof title === 'string' ? title : undefined)}
      // The panel covers the phone's bottom bar, so nothing inside has to make room for it.
      style={{ width: `min(${width}px, 100%)`, ['--phone-bar-h' as string]: '0px' }}
      className="enter-right fixed inset-y-0 right-0 z-40 flex flex-col border-l bg-surface shadow-panel focus:outline-none max-sm:w-full! max-sm:border-l-0"
    >
      <header className="flex items-start gap-3 border-b py-2.5 pr-2 pl-5">
        <div className="min-w-0 flex-1 pt-1">
          <h2 className="truncate text-lg">{title}</h2>
          {subtitle && <div className="truncate text-sm text-muted">{subtitle}</div>}
        </div>
        <div className="flex items-center">
          {actions}
          {onPrev && <IconButton label={t('common.previous')} hint="K" onClick={onPrev}><ChevronUp /></IconButton>}
          {onNext && <IconButton label={t('common.next')} hint="J" onClick={onNext}><ChevronDown /></IconButton>}
          {onExpand && <IconButton label={t('common.fullPage')} onClick={onExpand} className="max-sm:hidden"><Maximize2 /></IconButton>}
          <IconButton label={t('common.close')} hint="Esc" onClick={onClose}><X /></IconButton>
        </div>
      </header>
      {/* The room below is the content’s own: what sticks to the bottom would leave a gap above the scroller’s padding. */}
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4"><div className="pb-4">{children}</div></div>
      {footer && <footer className={cn('flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3')}>{footer}</footer>}
    </aside>
  )
}
