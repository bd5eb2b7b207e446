import { useUrl } from '@colonnade/screens'
import { PageHeader } from '@colonnade/ui'
import { useMemo } from 'react'
import { useConsoleText } from '../../../locales/index.ts'
import { Answer } from './answer.tsx'
import { RequestForm } from './request-form.tsx'
import { usePlacement } from './use-placement.ts'

/** Place VMs: the request on the left, the answer on the right as it is typed. */
export function Page() {
  const t = useConsoleText()
  const { params } = useUrl()
  const start = useMemo(() => ({ tenantId: params.get('tenant'), groupId: params.get('group'), specificationId: params.get('specification'), hostIds: params.getAll('host') }), []) // eslint-disable-line react-hooks/exhaustive-deps -- a link fills the form once
  const placement = usePlacement(start)
  return (
    <div className="px-4 py-4 max-sm:px-3">
      <PageHeader title={t('place.title')} line={t('place.line')} />
      <div className="grid grid-cols-[minmax(260px,340px)_minmax(0,1fr)] items-start gap-6 max-lg:grid-cols-1">
        <RequestForm placement={placement} />
        <Answer placement={placement} />
      </div>
    </div>
  )
}
