import { PageHeader } from '@colonnade/ui'
import { useConsoleText } from '../../../../locales/index.ts'
import { ProvisionAnswer } from './answer.tsx'
import { ProvisionForm } from './form.tsx'
import { useProvision } from './use-provision.ts'

/** Make a cluster: the request on the left, where its nodes would go on the right as it is typed. */
export function Page() {
  const t = useConsoleText()
  const provision = useProvision()
  return (
    <div className="px-4 py-4 max-sm:px-3">
      <PageHeader title={t('k8s.create.title')} line={t('k8s.create.line')} />
      <div className="grid grid-cols-[minmax(260px,380px)_minmax(0,1fr)] items-start gap-6 max-lg:grid-cols-1">
        <ProvisionForm provision={provision} />
        <ProvisionAnswer provision={provision} />
      </div>
    </div>
  )
}
