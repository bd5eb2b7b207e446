import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '../lib/cn.ts'

/** One tab. `count` is a figure beside the name. */
export interface Tab { id: string; label: ReactNode; count?: number; content?: ReactNode; disabled?: boolean }

/** Tabs over one place. Keep the chosen id in the URL and give it as `value`. */
export function Tabs({ tabs, value, onValue, className, label }: { tabs: readonly Tab[]; value: string; onValue: (id: string) => void; className?: string; label?: string }) {
  return (
    <Radix.Root value={value} onValueChange={onValue} className={cn('flex min-h-0 flex-col', className)}>
      <Radix.List aria-label={label} className="flex shrink-0 gap-4 overflow-x-auto border-b [scrollbar-width:none]">
        {tabs.map((tab) => (
          // The content may be drawn by the page itself: then there is nothing here to point to.
          <Radix.Trigger key={tab.id} value={tab.id} disabled={tab.disabled} {...(tab.content === undefined ? { 'aria-controls': undefined } : {})}
            className="relative -mb-px flex items-center gap-1.5 border-b-2 border-transparent px-0.5 py-2 whitespace-nowrap text-muted -outline-offset-2 hover:text-ink disabled:opacity-50 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink">
            {tab.label}{tab.count !== undefined && <span className="figures text-sm text-muted">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => tab.content !== undefined && <Radix.Content key={tab.id} value={tab.id} className="min-h-0 flex-1 pt-4">{tab.content}</Radix.Content>)}
    </Radix.Root>
  )
}
