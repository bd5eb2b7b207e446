import type { RackRule } from '@colonnade/contract/datacenter'
import { StatusShape, useFormat } from '@colonnade/ui'
import { useConsoleText } from '../../../locales/index.ts'

/** How the control planes would stand: apart, or sharing racks because there are too few. */
export function RackRuleLine({ rule }: { rule: RackRule }) {
  const t = useConsoleText()
  const f = useFormat()
  if (!rule) return null
  const single = rule.racks + rule.unracked === 1 && rule.mostInOne <= 1
  const apart = rule.mostInOne <= 1 && rule.unracked === 0
  const line = single ? t('k8s.create.single') : apart ? t('k8s.create.apart') : rule.mostInOne > 1 ? t('k8s.create.sharing', { racks: f.number(rule.racks), most: f.number(rule.mostInOne) }) : ''
  return <p className="flex items-baseline gap-2"><StatusShape tone={single || !apart ? 'warn' : 'good'} /><span>{line} {!single && rule.unracked > 0 && t('k8s.create.unracked', { n: f.number(rule.unracked) })}</span></p>
}
