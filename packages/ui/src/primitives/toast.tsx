import { UNDO_MS } from '@colonnade/contract/kernel/verbs'
import { Toaster as Sonner, toast as sonner } from 'sonner'
import { toErrorShape } from '../lib/errors.ts'
import { uiText } from '../lib/i18n.ts'
import { usePreferences } from '../lib/prefs.ts'

/** Where toasts appear. Put it once at the root of the app. */
export function Toaster() {
  const { theme } = usePreferences()
  return (
    <Sonner
      theme={theme} position="bottom-right" offset={16} mobileOffset={{ bottom: 'calc(var(--phone-bar-h) + 12px)' }} visibleToasts={4}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-[min(360px,calc(100vw-32px))] items-start gap-2.5 rounded-md border bg-surface px-3.5 py-3 text-ink shadow-panel font-sans',
          content: 'min-w-0 flex-1', title: 'font-medium', description: 'mt-0.5 text-sm text-muted', icon: 'mt-0.5 shrink-0 [&_svg]:size-4',
          success: '[&_[data-icon]]:text-good', error: 'border-l-3! border-l-fail! [&_[data-icon]]:text-fail', warning: '[&_[data-icon]]:text-warn',
          actionButton: 'h-7 shrink-0 rounded-sm border px-2 text-sm font-medium hover:bg-raised', cancelButton: 'h-7 shrink-0 rounded-sm px-2 text-sm text-muted',
        },
      }}
    />
  )
}

type Id = string | number
/** Something to press in a toast. */
export interface ToastAction { label: string; onClick: () => void }

/** Short messages at the edge of the screen. */
export const toast = {
  /** It worked. `action` leads to the result. */
  success: (message: string, more: { description?: string; action?: ToastAction } = {}): Id => sonner.success(message, more),
  /** For your information. */
  info: (message: string, more: { description?: string; action?: ToastAction } = {}): Id => sonner(message, more),
  /** Anything thrown: its sentence, its remedy and the request id. Stays for 10 s. */
  error: (error: unknown, more: { action?: ToastAction } = {}): Id => {
    const shape = toErrorShape(error)
    const lines = [shape.remedy, shape.requestId && `${uiText('error.requestId')} ${shape.requestId}`].filter(Boolean).join(' ')
    return sonner.error(shape.message || uiText('error.title'), { description: lines || undefined, duration: 10_000, ...more })
  },
  /** Something happened that needs an eye now; it stays for 15 s. */
  alarm: (message: string, more: { description?: string; action?: ToastAction } = {}): Id => sonner.error(message, { duration: 15_000, ...more }),
  /** Done, and can be taken back as long as it stands there. */
  undo: (message: string, onUndo: () => void | Promise<void>): Id =>
    sonner(message, { duration: UNDO_MS, action: { label: uiText('common.undo'), onClick: () => { Promise.resolve(onUndo()).catch((e: unknown) => toast.error(e)) } } }),
  /** Takes a toast away. */
  dismiss: (id?: Id): void => { sonner.dismiss(id) },
}
