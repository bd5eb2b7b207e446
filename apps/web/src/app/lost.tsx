import { renderLink } from '@colonnade/screens'
import { EmptyState, ErrorState } from '@colonnade/ui'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useText } from '../locales/index.ts'

/** An address that leads nowhere. */
export function Lost() {
  const t = useText()
  return <main className="grid min-h-[70dvh] place-items-center"><EmptyState sentence={t('lost.sentence')} link={renderLink({ href: '/', children: t('lost.home') })} /></main>
}

/** A page that broke while it was drawn. A part that no longer exists (a newer version was installed) is fetched by loading the page anew. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const gone = /dynamically imported module|Importing a module script failed/i.test(String((error as Error | undefined)?.message))
  return <main className="grid min-h-[70dvh] place-items-center px-4"><ErrorState error={error} onRetry={() => (gone ? location.reload() : reset())} /></main>
}
