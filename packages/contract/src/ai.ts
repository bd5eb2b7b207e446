export { modelOutput, modelProvider, modelSchemas, modelStatus, modelType, type Model } from './ai/model.ts'
export { modelCallGrouping, modelCallSchemas, modelCallSummary, modelCallSummaryInput, type ModelCallSummary } from './ai/model-call.ts'
export { knowledgeBaseSchemas } from './ai/knowledge-base.ts'
export {
  addDocumentInput, addedDocument, documentSource, documentStatus, knowledgeDocumentSchemas, MAX_TEXT_CHARACTERS, MAX_UPLOAD_BYTES, uploadedFile, type UploadedFile,
} from './ai/knowledge-document.ts'
export { chunkListInput, editChunkInput, knowledgeChunkSchemas, passageOutput } from './ai/knowledge-chunk.ts'
export { recallInput, recallResult, searchFilter, searchHit, searchInput, searchResult, vectorMethod, type SearchHit, type SearchResult } from './ai/knowledge.ts'
export {
  askInput, askResult, byMessage, citation, conversationSchemas, messageEvent, messageListInput, messageRole, messageSchemas, messageStatus, messageStreamInput,
  type Citation, type Message, type MessageEvent,
} from './ai/conversation.ts'
