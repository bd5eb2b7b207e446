import type { WhatIfResult } from '@colonnade/contract/datacenter'
import { renderLink, useGo } from '@colonnade/screens'
import { Button, Card, cn, EmptyState, ErrorState, StatusShape, useFormat } from '@colonnade/ui'
import { useConsoleText } from '../../../../locales/index.ts'
import { FitsView, RefusedView } from '../../place/answer.tsx'
import { RackRuleLine } from '../rack-rule.tsx'
import type { Provision } from './use-provision.ts'

/** Where the nodes of both roles would go; or which role does not fit, and what would have to give. */
export function ProvisionAnswer({ provision }: { provision: Provision }) {
  const t = useConsoleText()
  const f = useFormat()
  const { answer, asking, failure, made, makeFailure, retry } = provision
  if (made) return <Done provision={provision} />
  if (failure && !answer) return <ErrorState error={failure} onRetry={retry} className="mx-0 my-0" />
  if (!answer) return <Card><EmptyState sentence={t(asking ? 'place.asking' : 'k8s.create.incomplete')} className="py-10" /></Card>
  const count = (one: WhatIfResult | null) => (one?.ok ? one.assignments.length : 0)
  return (
    <section aria-live="polite" aria-busy={asking} aria-label={t('k8s.create.answer')} className={cn('flex min-w-0 flex-col gap-4 transition-opacity', asking && 'opacity-70')}>
      {makeFailure !== undefined && makeFailure !== null && <ErrorState compact error={makeFailure} />}
      {answer.ok && <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone="good" />{t('k8s.create.fits', { n: f.number(count(answer.controlPlane) + count(answer.workers)) })}</p>}
      {!answer.ok && <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone="fail" />{t(`k8s.create.doesNotFit.${answer.controlPlane?.ok ? 'worker' : 'control_plane'}`)}</p>}
      <RackRuleLine rule={answer.rackRule} />
      <RoleAnswer title={t('k8s.nodes.control_plane')} answer={answer.controlPlane} />
      <RoleAnswer title={t('k8s.nodes.worker')} answer={answer.workers} />
    </section>
  )
}

function RoleAnswer({ title, answer }: { title: string; answer: WhatIfResult | null }) {
  if (!answer) return null
  return <section aria-label={title} className="flex min-w-0 flex-col gap-3"><h2 className="font-semibold">{title}</h2>{answer.ok ? <FitsView answer={answer} /> : <RefusedView answer={answer} />}</section>
}

function Done({ provision: { made, again, draft } }: { provision: Provision }) {
  const t = useConsoleText()
  const f = useFormat()
  const go = useGo()
  if (!made) return null
  return (
    <Card className="enter-up">
      <div className="flex flex-col items-start gap-4">
        <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone="good" />{t('k8s.create.done', { name: draft.name, n: f.number(made.nodes.length) })}</p>
        <RackRuleLine rule={made.rackRule} />
        <ul className="grid w-full grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-x-6">
          {made.nodes.slice(0, 60).map((n) => <li key={n.id} className="flex justify-between gap-3 border-b py-1.5">{renderLink({ href: `/virtual-machines?open=${n.id}`, className: 'figures truncate hover:underline', children: n.name })}<span className="figures truncate text-muted">{n.hostName}</span></li>)}
        </ul>
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" onClick={() => go(`/clusters?open=${made.clusterId}`)}>{t('k8s.create.see')}</Button><Button onClick={again}>{t('k8s.create.again')}</Button>
          {renderLink({ href: `/placements?open=${made.placementEventIds[0]}`, className: 'text-accent-text underline-offset-3 hover:underline', children: t('k8s.create.why') })}
        </div>
      </div>
    </Card>
  )
}
