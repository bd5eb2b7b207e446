import { Button, cn, IconButton, Kbd } from '@colonnade/ui'
import { ArrowUp, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../locales/index.ts'
import { BasePicker, ModelPicker } from './pickers.tsx'
import type { Setting } from './use-chat.ts'

const draftKey = (id: string | undefined) => `colonnade.chat.draft.${id ?? 'new'}`
function keep(id: string | undefined, text: string): void {
  try { if (text) sessionStorage.setItem(draftKey(id), text); else sessionStorage.removeItem(draftKey(id)) } catch { /* a private window keeps no drafts */ }
}
function kept(id: string | undefined): string {
  try { return sessionStorage.getItem(draftKey(id)) ?? '' } catch { return '' }
}

interface Props { conversationId?: string; setting: Setting; onSetting: (setting: Setting) => void; onSend: (text: string) => void; onStop?: () => void; sending: boolean; mayAsk: boolean }

/** Where a question is written: Enter sends, Shift-Enter makes a line, Esc stops the answer. What was begun survives a reload. */
export function Composer({ conversationId, setting, onSetting, onSend, onStop, sending, mayAsk }: Props) {
  const t = useText()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => kept(conversationId))
  useEffect(() => { field.current?.focus({ preventScroll: true }) }, [])
  const write = (value: string) => { setText(value); keep(conversationId, value) }
  const send = () => {
    if (!text.trim() || sending || onStop) return
    onSend(text.trim())
    write('')
  }
  return (
    <form className={cn('rounded-md border border-line-strong/70 bg-surface transition-colors focus-within:border-accent', !mayAsk && 'opacity-60')} onSubmit={(e) => { e.preventDefault(); send() }}>
      <textarea
        ref={field} rows={1} value={text} disabled={!mayAsk} maxLength={32_000} aria-label={t('chat.question')} placeholder={t(setting.knowledgeBaseIds.length ? 'chat.placeholder' : 'chat.placeholderPlain')}
        onChange={(e) => write(e.target.value)}
        onKeyDown={(e) => { if (e.key === 'Enter' && !e.shiftKey && !e.nativeEvent.isComposing) { e.preventDefault(); send() } }}
        className="field-sizing-content block max-h-60 min-h-12 w-full resize-none bg-transparent px-4 pt-3 pb-1 leading-relaxed focus-visible:outline-none"
      />
      <div className="flex items-center gap-1 px-2 pb-2">
        <BasePicker value={setting.knowledgeBaseIds} onValue={(knowledgeBaseIds) => onSetting({ ...setting, knowledgeBaseIds })} />
        <ModelPicker value={setting.modelName} onValue={(modelName) => onSetting({ ...setting, modelName })} />
        <span className="flex-1" />
        <span className="mr-2 text-sm text-muted max-md:hidden">{onStop ? <><Kbd>Esc</Kbd> {t('chat.stops')}</> : <><Kbd>↵</Kbd> {t('chat.sends')}</>}</span>
        {onStop
          ? <Button look="secondary" icon={<Square className="fill-current" />} onClick={onStop}>{t('chat.stop')}</Button>
          : <IconButton look="primary" type="submit" label={t('chat.send')} disabled={!text.trim() || !mayAsk} busy={sending} className="text-on-accent hover:text-on-accent"><ArrowUp /></IconButton>}
      </div>
    </form>
  )
}
