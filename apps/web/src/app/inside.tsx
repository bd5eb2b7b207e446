import { LiveProvider, renderLink, SessionGate } from '@colonnade/screens'
import { UploadsProvider } from '../features/knowledge/uploads.tsx'
import { useText } from '../locales/index.ts'
import { related } from './related.ts'
import { Shell } from './shell.tsx'

/** Everything behind the door: the session, live changes, uploads that go on from page to page, the frame. */
export function Inside() {
  const t = useText()
  const foot = <span className="flex flex-col gap-1"><span>{renderLink({ href: '/forgot', children: t('outside.forgotLink') })}</span><span>{t('outside.noAccount')} {renderLink({ href: '/sign-up', children: t('outside.signUpLink') })}</span></span>
  return (
    <SessionGate signIn={{ foot, line: t('outside.signInLine') }}>
      <LiveProvider related={related}>
        <UploadsProvider><Shell /></UploadsProvider>
      </LiveProvider>
    </SessionGate>
  )
}
