import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef, useState, type ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button, IconButton } from './button.tsx'
import { Field } from './field.tsx'
import { Input } from './input.tsx'

/** Props of `Dialog`. `footer` holds the buttons; `wide` is for tables. */
export interface DialogProps { open: boolean; onOpenChange: (open: boolean) => void; title: ReactNode; description?: ReactNode; children?: ReactNode; footer?: ReactNode; wide?: boolean }

/** A question that must be answered before going on. Records open in a `SidePanel` instead. */
export function Dialog({ open, onOpenChange, title, description, children, footer, wide }: DialogProps) {
  const t = useUiText()
  const before = useRef<Element>(null)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="enter fixed inset-0 z-50 bg-[oklch(15%_0.01_255/0.45)]" />
        <Radix.Content
          onOpenAutoFocus={(event) => {
            // The first thing to fill in, else the dialog itself: focus on the close button would open its tooltip.
            event.preventDefault()
            before.current = document.activeElement
            const content = event.currentTarget as HTMLElement
            ;(content.querySelector<HTMLElement>('[data-dialog-body] :is(input,textarea,select,[role=combobox]):not([disabled])') ?? content).focus()
          }}
          // Back to what opened it; where that is gone or can't be used any more, to the record or page one is at.
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            const from = before.current
            if (from instanceof HTMLElement && from !== document.body && from.isConnected && !from.matches(':disabled')) from.focus({ preventScroll: true })
            else document.querySelector<HTMLElement>('[role=dialog][aria-modal=false], main [role=grid], main')?.focus({ preventScroll: true })
          }}
          // The dialog covers the phone's bottom bar, so nothing inside has to make room for it.
          style={{ ['--phone-bar-h' as string]: '0px' }}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn('enter-up fixed top-[max(16px,12vh)] left-1/2 z-50 flex max-h-[min(80vh,100%-32px)] w-[calc(100%-32px)] -translate-x-1/2 flex-col rounded-md border bg-surface shadow-panel focus:outline-none max-sm:top-auto max-sm:bottom-4', wide ? 'max-w-3xl' : 'max-w-lg')}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div>
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild><IconButton label={t('common.close')} size="sm"><X /></IconButton></Radix.Close>
          </header>
          <div data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5"><div className="pb-4">{children}</div></div>
          {footer && <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Props of `ConfirmDanger`. `name` is what must be typed; `onConfirm` may be async, the dialog closes when it resolves. */
export interface ConfirmDangerProps { open: boolean; onOpenChange: (open: boolean) => void; title: ReactNode; name: string; consequence?: ReactNode; action: string; onConfirm: () => void | Promise<void> }

// The dot between the parts of a name is on no keyboard.
const typeable = (text: string) => text.split(/[\s·]+/).filter(Boolean).join(' ')

/** For what can't be undone: type the name. What can be undone gets `toast.undo` and no question. */
export function ConfirmDanger({ open, onOpenChange, title, name, consequence, action, onConfirm }: ConfirmDangerProps) {
  const t = useUiText()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const change = (next: boolean) => { setTyped(''); onOpenChange(next) }
  const matches = typeable(typed) === typeable(name)
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      change(false)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open={open} onOpenChange={change} title={title} description={consequence ?? t('danger.cannotUndo')}
      footer={<><Button onClick={() => change(false)}>{t('common.cancel')}</Button><Button look="danger" busy={busy} disabled={!matches} onClick={() => void confirm()}>{action}</Button></>}>
      <form onSubmit={(e) => { e.preventDefault(); if (matches) void confirm() }}>
        <Field label={t('danger.type', { name })}><Input mono autoFocus autoComplete="off" spellCheck={false} value={typed} onChange={(e) => setTyped(e.target.value)} /></Field>
      </form>
    </Dialog>
  )
}
