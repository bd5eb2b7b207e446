import { useClient } from '@colonnade/screens'
import { Button, Card, ErrorState, Stat, useFormat } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Scale } from 'lucide-react'
import { useText } from '../../../locales/index.ts'

/** Compares the search with a scan of every vector: which share of the scan's best it found too. */
export function Recall({ baseId, query, topK }: { baseId: string; query: string; topK: number }) {
  const t = useText()
  const f = useFormat()
  const client = useClient()
  const measure = useMutation({ meta: { quiet: true }, mutationFn: () => client.ai.knowledge.recall.query({ knowledgeBaseIds: [baseId], query, topK }) })
  const result = measure.data
  const ms = (n: number) => `${f.number(n, { maximumFractionDigits: 1 })} ms`
  return (
    <Card className="mt-6" title={t('recall.title')} hint={t('recall.line')} actions={<Button icon={<Scale />} busy={measure.isPending} onClick={() => measure.mutate()}>{t(result ? 'recall.again' : 'recall.run')}</Button>} flush>
      {measure.error && <div className="p-4"><ErrorState compact error={measure.error} /></div>}
      {result && (
        <>
          <div className="grid grid-cols-2 gap-4 p-4 sm:grid-cols-4">
            <Stat label={t('recall.recall', { n: f.number(result.topK) })} value={f.percent(result.recall, 1)} tone={result.recall >= 0.95 ? 'good' : 'warn'} hint={t(`search.method.${result.method}`)} />
            <Stat label={t('recall.search')} value={ms(result.searchMs)} />
            <Stat label={t('recall.exact')} value={ms(result.exactMs)} />
            <Stat label={t('recall.compared')} value={f.number(result.chunkCount)} hint={t('recall.vectors')} />
          </div>
          <div className="overflow-x-auto border-t">
            <table className="w-full text-sm">
              <thead className="text-left text-muted"><tr><th className="px-4 py-2 text-right font-normal">{t('recall.exactRank')}</th><th className="px-4 py-2 text-right font-normal">{t('recall.searchRank')}</th><th className="px-4 py-2 text-right font-normal">{t('search.vector')}</th><th className="w-full px-4 py-2 font-normal">{t('recall.passage')}</th></tr></thead>
              <tbody>
                {result.rows.map((row) => (
                  <tr key={row.chunkId} className="border-t">
                    <td className="figures px-4 py-1.5 text-right">{f.number(row.exactRank)}</td>
                    <td className="figures px-4 py-1.5 text-right">{row.searchRank === null ? <span className="text-fail-text">{t('recall.missed')}</span> : f.number(row.searchRank)}</td>
                    <td className="figures px-4 py-1.5 text-right">{f.number(row.score, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}</td>
                    <td className="max-w-0 truncate px-4 py-1.5"><span className="text-muted">{row.documentTitle} #{row.chunkIndex + 1}</span> {row.excerpt}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  )
}
