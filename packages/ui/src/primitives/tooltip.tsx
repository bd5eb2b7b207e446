import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from './text.tsx'

/** A short explanation on hover or focus. Never the only place where something is said. */
export function Tooltip({ content, hint, side = 'bottom', children }: { content: ReactNode; hint?: string; side?: 'top' | 'right' | 'bottom' | 'left'; children: ReactNode }) {
  if (!content) return children
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content side={side} sideOffset={6} collisionPadding={8} className="enter z-[70] max-w-72 rounded-md border bg-surface px-2 py-1 text-sm text-ink shadow-panel">
            <span className="flex items-center gap-2">{content}{hint && <Kbd>{hint}</Kbd>}</span>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
