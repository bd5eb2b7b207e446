import { renderLink, useMay, useTRPC } from '@colonnade/screens'
import { cn } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Check } from 'lucide-react'
import { useText } from '../../locales/index.ts'

/** Three steps to a first answer; gone once they are done. */
export function FirstSteps() {
  const t = useText()
  const trpc = useTRPC()
  const may = useMay()
  const able = may('knowledge_bases:create') && may('knowledge_documents:create') && may('conversations:create')
  const bases = useQuery({ ...trpc.ai.knowledgeBase.list.queryOptions({ limit: 1 }), enabled: able })
  const documents = useQuery({ ...trpc.ai.knowledgeDocument.list.queryOptions({ limit: 1, filter: [{ field: 'status', op: 'eq', value: 'completed' }] }), enabled: able })
  const chats = useQuery({ ...trpc.ai.conversation.list.queryOptions({ limit: 1 }), enabled: able })
  if (!able || !bases.data || !documents.data || !chats.data) return null
  const base = bases.data.items[0]
  const steps = [
    { id: 'base', done: Boolean(base), href: '/knowledge?new=1' },
    { id: 'documents', done: documents.data.items.length > 0, href: base ? `/knowledge/${base.id}` : '/knowledge?new=1' },
    { id: 'ask', done: chats.data.items.length > 0, href: base ? `/chat?base=${base.id}` : '/chat?new=1' },
  ] as const
  if (steps.every((s) => s.done)) return null
  const next = steps.find((s) => !s.done)
  return (
    <section aria-label={t('home.first')} className="mb-7 rounded-md border bg-surface">
      <h2 className="border-b px-5 py-3">{t('home.first')}</h2>
      <ol className="grid sm:grid-cols-3 sm:divide-x max-sm:divide-y">
        {steps.map((step, i) => {
          const now = step === next
          return (
            <li key={step.id} className="flex flex-col px-5 py-4">
              <p className={cn('flex items-center gap-2.5 font-medium', !now && !step.done && 'text-muted')}>
                <span className={cn('grid size-6 shrink-0 place-items-center rounded-full border font-mono text-sm', step.done && 'border-transparent bg-good-soft text-good-text', now && 'border-transparent bg-accent text-on-accent')}>{step.done ? <Check className="size-3.5" aria-label={t('home.done')} /> : i + 1}</span>
                {t(`home.steps.${step.id}.title`)}
              </p>
              <p className="mt-1.5 mb-3 flex-1 text-sm text-muted">{t(`home.steps.${step.id}.line`)}</p>
              {now && renderLink({ href: step.href, className: 'inline-flex items-center gap-1.5 self-start font-medium text-accent-text underline-offset-3 hover:underline [&_svg]:size-4', children: <>{t(`home.steps.${step.id}.action`)}<ArrowRight /></> })}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
