import { Button, ErrorState } from '@colonnade/ui'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useConsoleText } from '../locales/index.ts'

// After a new version was put in place, the page still asks for the files of the old one.
const isOldVersion = (error: Error) => /dynamically imported module|importing a module script failed|ChunkLoadError/i.test(error.message)

/** A screen that failed to draw: what happened, and two ways on. The rest of the console goes on. */
export function Crash({ error, reset }: ErrorComponentProps) {
  const t = useConsoleText()
  if (isOldVersion(error as Error)) return <ErrorState error={{ code: 'UNAVAILABLE', reason: 'old_version', message: t('shell.oldVersion'), remedy: t('shell.oldVersionRemedy') }} onRetry={() => location.reload()} />
  return (
    <div className="flex flex-1 flex-col items-center px-6">
      <ErrorState error={{ code: 'INTERNAL', reason: 'crash', message: t('shell.crash'), remedy: t('shell.crashRemedy') }} onRetry={reset} className="mb-3" />
      <Button look="ghost" onClick={() => location.reload()}>{t('shell.reload')}</Button>
    </div>
  )
}
