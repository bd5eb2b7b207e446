import { describeResource } from '@colonnade/testing'
import { knowledgeBase } from './resource.ts'

describeResource('knowledge base', {
  resource: knowledgeBase as never,
  of: (api) => api.ai.knowledgeBase,
  make: (n) => ({ name: `知识库 ${n}-${Math.random()}`, description: n % 2 ? 'odd' : null }),
  patch: { field: 'description', value: 'changed' },
})
