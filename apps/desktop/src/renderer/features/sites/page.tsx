import { PageHeader } from '@colonnade/ui'
import { useConsoleText } from '../../locales/index.ts'
import { SitesPage } from './sites-page.tsx'

/** The servers this console knows. */
export function Page() {
  const t = useConsoleText()
  return <div className="max-w-3xl px-4 py-4 max-sm:px-3"><PageHeader title={t('sites.title')} line={t('sites.line')} /><SitesPage /></div>
}
