import { renderLink, useMay, useMe } from '@colonnade/screens'
import { Page, useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { FirstSteps } from './first-steps.tsx'
import { CostThisMonth, DocumentsInProgress, Quota, RecentConversations } from './panels.tsx'
import { VerifyNotice } from './verify-notice.tsx'

/** Where one arrives: what to do first, what one was doing, what is under way, what it costs. */
export function Home() {
  const t = useText()
  const me = useMe()
  const may = useMay()
  useCrumbs([{ label: t('nav.home') }])
  const name = me.fullName?.split(/\s+/)[0] ?? ''
  return (
    <Page>
      <header className="mb-7"><h1 className="text-2xl">{name ? t('home.hello', { name }) : t('home.helloPlain')}</h1><p className="text-muted">{t('home.line', { tenant: me.tenant.name })}</p></header>
      <VerifyNotice />
      <FirstSteps />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">{may('conversations:read') && <RecentConversations />}{may('knowledge_documents:read') && <DocumentsInProgress />}</div>
        <div className="flex min-w-0 flex-col gap-6">{may('model_calls:read') && <CostThisMonth />}{may('quotas:read') && <Quota />}</div>
      </div>
      {me.side === 'provider' && <p className="mt-8 text-muted">{t('home.operator')} {renderLink({ href: '/console/', className: 'text-accent-text hover:underline', children: t('nav.console') })}</p>}
    </Page>
  )
}
