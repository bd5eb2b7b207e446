import { byId, pageOf } from '@colonnade/contract'
import { chunkListInput, editChunkInput, knowledgeChunkSchemas, passageOutput } from '@colonnade/contract/ai'
import { authorised, router } from '../../../kernel/trpc.ts'
import { editChunk } from './edit.ts'
import { readPassage } from './passage.ts'
import { listChunks } from './resource.ts'

const { output } = knowledgeChunkSchemas

export const knowledgeChunkRouter = router({
  list: authorised('knowledge_documents:read').input(chunkListInput).output(pageOf(output)).query(({ ctx, input }) => listChunks(ctx, input)),
  update: authorised('knowledge_documents:update').input(editChunkInput).output(output).mutation(({ ctx, input }) => editChunk(ctx, input)),
  passage: authorised('knowledge:search').input(byId).output(passageOutput).query(({ ctx, input }) => readPassage(ctx, input.id)),
})
