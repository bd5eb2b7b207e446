import { Button, EmptyState } from '@colonnade/ui'
import { useGo } from '@colonnade/screens'
import { useConsoleText } from '../locales/index.ts'

/** A path that leads nowhere. */
export function NotFound() {
  const t = useConsoleText()
  const go = useGo()
  return <EmptyState className="flex-1" sentence={t('shell.notFound')} action={<Button look="primary" onClick={() => go('/')}>{t('shell.toOverview')}</Button>} />
}
