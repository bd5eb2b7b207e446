import { join } from 'node:path'
import { SAMPLE_PASSWORD, startServer, type ServerProcess } from '@colonnade/testing'
import { launch, signIn, tour, type Browser } from '@colonnade/testing/browser'
import { afterAll, beforeAll, expect, it } from 'vitest'

const pictures = join(import.meta.dirname, '../../../test-output/tour/web')
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ env: { LOG_LEVEL: 'error' } }), launch()])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it('every screen of the web app: nothing scrolls sideways, is cut off, unnamed, too faint or untranslated', async () => {
  const api = await server.signIn('admin@aurora.example')
  const items = async (list: string) => (await api.query<{ items: { id: string; knowledgeBaseId: string }[] }>(list, { limit: 1 })).items[0]!
  const document = await items('ai.knowledgeDocument.list')
  const { id: conversationId } = await api.mutate<{ id: string }>('ai.conversation.create', { title: 'Holidays' })
  await api.mutate('ai.conversation.ask', { conversationId, content: 'What is the policy for holidays?', knowledgeBaseIds: [document.knowledgeBaseId] })
  const names = (await api.query<{ items: { name: string }[] }>('datacenter.specification.list', {})).items.map((s) => s.name)
  const { places, wrong } = await tour({
    browser, base: server.url, names, pictures, params: { baseId: document.knowledgeBaseId, documentId: document.id, conversationId },
    enter: (page, url) => signIn(page, url, 'admin@aurora.example', SAMPLE_PASSWORD),
    more: ['/knowledge?new=1', `/knowledge/${document.knowledgeBaseId}?tab=search&query=holiday`, `/knowledge/${document.knowledgeBaseId}?tab=settings`, '/calls?tab=calls', '/settings/roles?matrix=1', '/settings/tokens?create=1', '/settings/users?new=1', '/nowhere'],
  })
  expect(wrong).toEqual([])
  expect(places).toBeGreaterThan(30)
})
