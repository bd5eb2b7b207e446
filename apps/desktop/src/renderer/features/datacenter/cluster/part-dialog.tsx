import { useRefresh } from '@colonnade/screens'
import { Button, Dialog, ErrorState, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'

interface PartDialogProps<V> {
  label: string
  icon: ReactNode
  title: string
  line?: string
  /** The values to begin with, or how to find them. */
  start: V | (() => Promise<V>)
  fields: (values: V, set: (part: Partial<V>) => void) => ReactNode
  ready: (values: V) => boolean
  submit: (values: V) => Promise<unknown>
  done?: string
  /** Entities that are another matter afterwards. */
  path: readonly [string, string]
  look?: 'primary' | 'ghost'
  small?: boolean
}

/** A button that asks for a few fields in a dialog and does one thing with them. */
export function PartDialog<V extends object>({ label, icon, title, line, start, fields, ready, submit, done, path, look, small }: PartDialogProps<V>) {
  const refresh = useRefresh(path)
  const refreshCluster = useRefresh(['datacenter', 'cluster'])
  const [open, setOpen] = useState(false)
  const [values, setValues] = useState<V>()
  const save = useMutation({
    meta: { quiet: true }, mutationFn: () => submit(values!),
    onSuccess: async () => { await Promise.all([refresh(), refreshCluster()]); if (done) toast.success(done); setOpen(false) },
  })
  const can = values !== undefined && ready(values) && !save.isPending
  const begin = useMutation({
    meta: { quiet: true }, mutationFn: async () => (typeof start === 'function' ? start() : start), onMutate: () => { save.reset() },
    onSuccess: (from) => { setValues(from); setOpen(true) }, onError: (error) => { toast.error(error) },
  })
  return (
    <>
      <Button size={small ? 'sm' : undefined} look={look} icon={icon} busy={begin.isPending} onClick={() => begin.mutate()}>{label}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} description={line} footer={<Button look="primary" busy={save.isPending} disabled={!can} onClick={() => save.mutate()}>{label}</Button>}>
        <form className="flex flex-col gap-4" aria-label={title} onSubmit={(event) => { event.preventDefault(); if (can) save.mutate() }}>
          {save.error && <ErrorState compact error={save.error} />}
          {values && fields(values, (part) => setValues((now) => (now ? { ...now, ...part } : now)))}
        </form>
      </Dialog>
    </>
  )
}
