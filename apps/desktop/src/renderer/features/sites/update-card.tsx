import { Button, Card, StatusShape, toast, type Tone } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { UpdateStatus } from '../../../shared/channels.ts'
import { ask, bridge } from '../../desktop/bridge.ts'
import { useConsoleText } from '../../locales/index.ts'

const tones: { readonly [S in UpdateStatus]: Tone } = { off: 'idle', unsupported: 'idle', idle: 'good', checking: 'busy', downloading: 'busy', ready: 'warn', failed: 'fail' }

/** How the program itself stands: its version, whether a newer one is ready, and the restart that only the operator asks for. */
export function UpdateCard() {
  const t = useConsoleText()
  const info = useQuery({ queryKey: ['colonnade', 'desktop', 'info'], queryFn: () => ask(bridge!.app.info()), staleTime: Infinity })
  const [status, setStatus] = useState<UpdateStatus>('off')
  useEffect(() => {
    if (!bridge) return
    void ask(bridge.updates.status()).then(setStatus, () => undefined)
    return bridge.on('update', setStatus)
  }, [])
  const orSay = (work: Promise<unknown>) => { work.catch((error: unknown) => toast.error(error)) }
  return (
    <Card title={t('update.title')}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1"><span className="figures">{info.data?.version ?? '…'}</span><span className="ml-3 inline-flex items-center gap-1.5 text-muted" role="status"><StatusShape tone={tones[status]} />{t(`update.${status}`)}</span></p>
        {status === 'ready'
          ? <Button size="sm" look="primary" icon={<RotateCw />} onClick={() => orSay(ask(bridge!.updates.install()))}>{t('update.restart')}</Button>
          : (status === 'idle' || status === 'failed') && <Button size="sm" onClick={() => orSay(ask(bridge!.updates.check()).then(setStatus))}>{t('update.check')}</Button>}
      </div>
      {info.data && !info.data.keychain && <p className="mt-2 flex items-baseline gap-2 text-sm text-warn-text"><StatusShape tone="warn" className="self-center" />{t('update.noKeychain')}</p>}
    </Card>
  )
}
