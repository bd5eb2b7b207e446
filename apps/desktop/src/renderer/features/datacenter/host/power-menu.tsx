import { errorOf } from '@colonnade/client'
import type { HostPowerAction } from '@colonnade/contract/datacenter'
import { useClient, useCommands, useRefresh } from '@colonnade/screens'
import { Button, ConfirmDanger, DropdownMenu, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Power } from 'lucide-react'
import { useState } from 'react'
import { useFields } from '../../../lib/fields.ts'
import type { HostRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

const actions: readonly HostPowerAction[] = ['on', 'graceful_shutdown', 'graceful_restart', 'force_off', 'force_restart']

/** What is asked about: `machines` stand there as far as is known, `unknown` of them not in the books. */
interface Asked { action: HostPowerAction; machines: number; unknown: number }

/** Switches a host through its controller; what disturbs machines on it wants its name typed. How many those are the server knows: also the ones that have not left yet, and those nobody adopted. */
export function PowerMenu({ host }: { host: HostRow }) {
  const t = useConsoleText()
  const client = useClient()
  const fields = useFields('host')
  const refresh = useRefresh(['datacenter', 'operation'])
  const [asked, setAsked] = useState<Asked | null>(null)
  const power = useMutation({
    meta: { quiet: true },
    mutationFn: ({ action, confirm }: { action: HostPowerAction; confirm?: string }) => client.datacenter.host.power.mutate({ id: host.id, action, confirm }),
    onSuccess: async (_, { action }) => { await refresh(); toast.success(t('outside.powerAsked', { action: fields.option(action), name: host.name })) },
    onError: (error, { action }) => {
      const { reason, details = {} } = errorOf(error) ?? {}
      if (reason === 'machines_stand') setAsked({ action, machines: Number(details['machines']), unknown: Number(details['unknown'] ?? 0) })
      else toast.error(error)
    },
  })
  const items = actions.map((action) => ({
    id: action, label: fields.option(action), danger: action.startsWith('force'), disabled: action === 'on' ? host.observedPower === 'on' : host.observedPower === 'off',
    onSelect: () => { if (action.startsWith('force')) setAsked({ action, machines: host.vmCount, unknown: 0 }); else power.mutate({ action }) },
  }))
  const consequence = ({ machines, unknown }: Asked) => (machines ? [t('outside.machinesStand', { n: machines }), ...(unknown ? [t('machines.found.standToo', { n: unknown })] : [])].join(' ') : t('outside.forcedLine'))
  useCommands(items.filter(({ disabled }) => !disabled).map(({ id, label, onSelect }) => ({ id: `record.power.${id.replaceAll('_', '-')}`, group: 'record' as const, label: `${t('outside.power')}: ${label}`, icon: <Power />, run: onSelect })))
  return (
    <>
      <DropdownMenu items={items} label={t('outside.power')}><Button icon={<Power />} busy={power.isPending}>{t('outside.power')}</Button></DropdownMenu>
      {asked && (
        <ConfirmDanger open onOpenChange={(open) => { if (!open) setAsked((now) => (now === asked ? null : now)) }} title={t('outside.powerTitle', { action: fields.option(asked.action), name: host.name })} name={host.name}
          consequence={consequence(asked)} action={fields.option(asked.action)} onConfirm={async () => { await power.mutateAsync({ action: asked.action, ...(asked.machines ? { confirm: host.name } : {}) }).catch(() => {}) }} />
      )}
    </>
  )
}
