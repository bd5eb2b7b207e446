import { cn } from '../lib/cn.ts'

/** The mark: five columns under a lintel. Takes the colour of the text around it. */
export function Logo({ className, title }: { className?: string; title?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={cn('size-6', className)} fill="currentColor" role={title ? 'img' : undefined} aria-hidden={title ? undefined : true} aria-label={title}>
      <path d="M2 4h28v4H2zM2 27h28v2H2z" />
      {[3.5, 9.25, 15, 20.75, 26.5].map((x) => <path key={x} d={`M${x - 0.5} 9.5h3v1.2h-.5V24.3h.5v1.2h-3v-1.2H${x}V10.7h-.5z`} />)}
    </svg>
  )
}

/** The mark with the product's name beside it. */
export function Wordmark({ className, name = 'Colonnade' }: { className?: string; name?: string }) {
  return <span className={cn('inline-flex items-center gap-2 font-semibold tracking-tight', className)}><Logo className="text-accent" />{name}</span>
}
