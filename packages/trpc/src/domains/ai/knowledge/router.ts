import { recallInput, recallResult, searchInput, searchResult } from '@colonnade/contract/ai'
import { authorised, router } from '../../../kernel/trpc.ts'
import { measureRecall } from './recall.ts'
import { search } from './search.ts'

export const knowledgeRouter = router({
  search: authorised('knowledge:search').input(searchInput).output(searchResult).query(({ ctx, input }) => search(ctx, input)),
  recall: authorised('knowledge:search').input(recallInput).output(recallResult).query(({ ctx, input }) => measureRecall(ctx, input)),
})
