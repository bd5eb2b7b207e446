import { PageHeader } from '@colonnade/ui'
import type { ReactNode } from 'react'

/** A page of settings that is no list: title, a line, room around it. It scrolls inside what the app gives it. */
export function SettingsFrame({ title, line, actions, children, wide }: { title: ReactNode; line?: ReactNode; actions?: ReactNode; children: ReactNode; wide?: boolean }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto max-sm:overflow-visible">
      <div className={`w-full px-4 py-4 max-sm:px-3 ${wide ? '' : 'max-w-3xl'}`}>
        <PageHeader title={title} line={line} actions={actions} />
        {children}
      </div>
    </div>
  )
}
