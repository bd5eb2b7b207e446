// Tenant: from a document to an answer with its sources.
//   node examples/2-knowledge.mjs DOCUMENT "QUESTION"
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { subscribe, uploadFile, waitForJob } from '@colonnade/client'
import { connect, explain } from './connect.mjs'

/** @typedef {import('@colonnade/client').Client} Client */

/** Uploads a document and waits until it can be searched. @param {Awaited<ReturnType<typeof connect>>} connection @param {string} file @param {string} knowledgeBaseId */
async function index({ client, options }, file, knowledgeBaseId) {
  const { fileId, kind } = await uploadFile(options, new Blob([await readFile(file)]), basename(file))
  const { document, jobId } = await client.ai.knowledgeDocument.add.mutate({ knowledgeBaseId, fileId })
  console.log(`indexing ${document.title} (${kind})`)
  await waitForJob(client, jobId, { onProgress: ({ progress, total }) => process.stdout.write(`\r  ${progress} of ${total ?? '?'} passages`) })
  console.log(`\rindexed: ${(await client.ai.knowledgeDocument.get.query({ id: document.id })).chunkCount} passages`)
}

/** @param {Client} client @param {string} knowledgeBaseId @param {string} query */
async function search({ ai }, knowledgeBaseId, query) {
  const { hits, method } = await ai.knowledge.search.query({ knowledgeBaseIds: [knowledgeBaseId], query, topK: 3 })
  console.log(`\nfound (${method}):`)
  for (const { vectorScore, textScore, content } of hits) console.log(`  similarity ${vectorScore?.toFixed(3) ?? '–'}, words ${textScore?.toFixed(3) ?? '–'}: ${content.replace(/\s+/g, ' ').slice(0, 90)} …`)
}

/** Asks, and prints the answer as it is written. @param {Client} client @param {string} knowledgeBaseId @param {string} content */
async function ask({ ai }, knowledgeBaseId, content) {
  const conversation = await ai.conversation.create.mutate({ knowledgeBaseIds: [knowledgeBaseId] })
  const { answer } = await ai.conversation.ask.mutate({ conversationId: conversation.id, content })
  console.log(`\n${content}\n`)
  for await (const { data: event } of subscribe(ai.conversation.stream, { messageId: answer.id })) {
    if (event.type === 'text') process.stdout.write(event.text)
    if (event.type !== 'message') continue
    const { status, error, modelName, local, citations } = event.message
    if (status === 'failed') throw new Error(error?.message ?? 'The answer failed.')
    console.log(`\n\n— ${modelName}${local ? ', a local model' : ''}`)
    for (const { n, documentTitle, page, quote } of citations) console.log(`[${n}] ${documentTitle}${page ? `, page ${page}` : ''}: “${quote.replace(/\s+/g, ' ').slice(0, 90)} …”`)
    break
  }
}

/** @param {string | undefined} file @param {string | undefined} question */
async function main(file, question) {
  if (!file || !question) throw new Error('Name a document and a question: node examples/2-knowledge.mjs DOCUMENT "QUESTION"')
  const connection = await connect()
  const base = await connection.client.ai.knowledgeBase.create.mutate({ name: `Example of ${new Date().toISOString().slice(0, 19)}` })
  await index(connection, file, base.id)
  await search(connection.client, base.id, question)
  await ask(connection.client, base.id, question)
}

main(process.argv[2], process.argv[3]).catch(explain)
