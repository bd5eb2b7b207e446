import { Button, Input, Textarea, toast, type WidgetProps } from '@colonnade/ui'
import { FileUp, TextCursorInput } from 'lucide-react'
import { useRef, useState } from 'react'
import { problemOf } from '../../../lib/problem-of.ts'
import { useConsoleText } from '../../../locales/index.ts'

const MOST_BYTES = 200_000

/** A password or token in one line; a kubeconfig in several, pasted or from a file. What is stored never comes back to be shown. */
export function SecretField({ control, long }: { control: WidgetProps; long: boolean }) {
  const t = useConsoleText()
  const file = useRef<HTMLInputElement>(null)
  const [lines, setLines] = useState(long)
  const { value, onChange, onBlur, id, disabled } = control
  const shared = { id, disabled, onBlur, 'aria-describedby': control['aria-describedby'], 'aria-invalid': control['aria-invalid'], autoComplete: 'off', spellCheck: false }
  const text = typeof value === 'string' ? value : ''
  const read = async (picked: File | undefined) => {
    if (!picked) return
    if (picked.size > MOST_BYTES) return toast.error(problemOf(t('outside.fileTooLarge'), t('outside.fileTooLargeRemedy')))
    setLines(true)
    onChange(await picked.text())
  }
  return (
    <div className="flex flex-col gap-1.5">
      {lines || long ? <Textarea {...shared} rows={6} className="font-mono text-sm" value={text} onChange={(e) => onChange(e.target.value)} placeholder="apiVersion: v1&#10;kind: Config&#10;…" />
        : <Input {...shared} type="password" mono value={text} onChange={(e) => onChange(e.target.value)} />}
      <span className="flex flex-wrap gap-2">
        {!long && <Button size="sm" look="ghost" icon={<TextCursorInput />} onClick={() => setLines(!lines)}>{t(lines ? 'outside.oneLine' : 'outside.severalLines')}</Button>}
        {(lines || long) && <Button size="sm" look="ghost" icon={<FileUp />} onClick={() => file.current?.click()}>{t('outside.chooseFile')}</Button>}
      </span>
      <input ref={file} type="file" hidden aria-label={t('outside.chooseFile')} onChange={(e) => { void read(e.target.files?.[0]); e.target.value = '' }} />
    </div>
  )
}
