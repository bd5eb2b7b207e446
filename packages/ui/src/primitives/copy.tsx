import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'
import { Tooltip } from './tooltip.tsx'

/** Copies `value`; the icon says so for two seconds, and so does the accessible name. */
export function CopyButton({ value, label, className }: { value: string; label?: string; className?: string }) {
  const t = useUiText()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const name = copied ? t('common.copied') : (label ?? t('common.copy'))
  return (
    <Tooltip content={name}>
      <button
        type="button" aria-label={name} aria-live="polite"
        onClick={(event) => { event.stopPropagation(); void copyText(value).then(setCopied) }}
        className={cn('inline-flex size-6 items-center justify-center rounded-sm text-muted hover:bg-raised hover:text-ink', className)}
      >
        {copied ? <Check className="size-3.5 text-good-text" /> : <Copy className="size-3.5" />}
      </button>
    </Tooltip>
  )
}

/** Puts text on the clipboard; true when it is there. Works on plain-http pages too, where the clipboard API is missing. */
export async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = value
    area.style.cssText = 'position:fixed;opacity:0'
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}
