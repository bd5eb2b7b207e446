import { router } from '../../kernel/trpc.ts'
import { conversationRouter } from './conversation/router.ts'
import { knowledgeRouter } from './knowledge/router.ts'
import { knowledgeBaseRouter } from './knowledge-base/router.ts'
import { knowledgeChunkRouter } from './knowledge-chunk/router.ts'
import { knowledgeDocumentRouter } from './knowledge-document/router.ts'
import { messageRouter } from './message/router.ts'
import { modelRouter } from './model/router.ts'
import { modelCallRouter } from './model-call/router.ts'
import './indexing/job.ts'

/** Procedures of the AI domain. */
export const aiRouter = router({
  model: modelRouter, modelCall: modelCallRouter, knowledgeBase: knowledgeBaseRouter, knowledgeDocument: knowledgeDocumentRouter, knowledgeChunk: knowledgeChunkRouter,
  knowledge: knowledgeRouter, conversation: conversationRouter, message: messageRouter,
})
