import { MAX_UPLOAD_BYTES } from '@colonnade/contract/ai'
import { Button, IconButton, Progress, StatusShape, toErrorShape, useFormat } from '@colonnade/ui'
import { Check, RotateCw, X } from 'lucide-react'
import { useText } from '../../locales/index.ts'
import { useUploads, type Upload } from './uploads.tsx'

/** Files on their way: each with its own progress, its own error, its own way out. */
export function UploadList({ baseId }: { baseId: string }) {
  const t = useText()
  const { uploads, retry, dismiss } = useUploads(baseId)
  if (!uploads.length) return null
  return (
    <ul aria-label={t('upload.list')} className="mb-4 max-h-72 shrink-0 divide-y overflow-y-auto rounded-md border bg-surface">
      {uploads.map((upload) => <li key={upload.id}><Row upload={upload} onRetry={() => retry(upload.id)} onDismiss={() => dismiss(upload.id)} /></li>)}
    </ul>
  )
}

function Row({ upload, onRetry, onDismiss }: { upload: Upload; onRetry: () => void; onDismiss: () => void }) {
  const t = useText()
  const f = useFormat()
  const { file, state } = upload
  const shape = state === 'failed' ? toErrorShape(upload.error) : undefined
  const live = state === 'waiting' || state === 'sending' || state === 'adding'
  const word = state === 'refused'
    ? t(`upload.${upload.refused ?? 'wrongType'}`, { limit: f.bytes(MAX_UPLOAD_BYTES), size: f.bytes(file.size) })
    : shape ? [shape.message, shape.remedy].filter(Boolean).join(' ') : t(`upload.${state}`, { percent: f.percent(upload.share) })
  return (
    <div className="flex items-center gap-3 px-4 py-2.5">
      {state === 'done' ? <Check className="size-4 shrink-0 text-good-text" /> : <StatusShape tone={live ? 'busy' : 'fail'} />}
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3"><span className="truncate font-medium">{file.name}</span><span className="figures shrink-0 text-sm text-muted">{f.bytes(file.size)}</span></p>
        <p role={live ? undefined : 'status'} className={live || state === 'done' ? 'text-sm text-muted' : 'text-sm text-fail-text'}>{word}</p>
        {live && <Progress className="mt-1.5" value={state === 'adding' ? undefined : upload.share} label={file.name} />}
      </div>
      {state === 'failed' && <Button size="sm" icon={<RotateCw />} onClick={onRetry}>{t('common.retry')}</Button>}
      {state !== 'done' && <IconButton size="sm" label={live ? t('upload.stop') : t('common.dismiss')} onClick={onDismiss}><X /></IconButton>}
    </div>
  )
}
