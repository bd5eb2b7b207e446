import { mkdirSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SAMPLE_PASSWORD, startServer, type ServerProcess } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, signIn, type Browser, type Page } from './browser.ts'

const shots = join(import.meta.dirname, '../../../test-output/web-e2e')
let server: ServerProcess
let browser: Browser
let page: Page
let model: Awaited<ReturnType<typeof paced>>

/** Vectors of the letters in a text: like texts get like ones. */
function embedded({ input }: { input: string[] | string }) {
  const vector = (text: string) => Array.from({ length: 26 }, (_, i) => 0.1 + text.toLowerCase().split(String.fromCharCode(97 + i)).length)
  const texts = Array.isArray(input) ? input : [input]
  return { object: 'list', model: 'm', data: texts.map((text, index) => ({ object: 'embedding', index, embedding: vector(text) })), usage: { prompt_tokens: 1, total_tokens: 1 } }
}

/** A model that says a word only when the test lets it. */
async function paced() {
  const open: ServerResponse[] = []
  let closed = 0
  const http = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (request.url?.endsWith('/embeddings')) { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(embedded(JSON.parse(Buffer.concat(parts).toString()) as { input: string[] }))); return }
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      open.push(response)
    })
    response.on('close', () => { if (!response.writableFinished) closed += 1 })
  })
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve) })
  const chunk = (choice: object) => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, ...choice }] })}\n\n`
  const current = async () => { while (!open.length) await new Promise((resolve) => { setTimeout(resolve, 50) }); return open.at(-1)! }
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    closed: () => closed,
    say: async (text: string) => { (await current()).write(chunk({ delta: { content: text }, finish_reason: null })) },
    finish: async () => { const response = await current(); response.write(chunk({ delta: {}, finish_reason: 'stop' })); response.end('data: [DONE]\n\n'); open.pop() },
    forget: () => { open.length = 0 },
    stop: () => { http.closeAllConnections(); http.close() },
  }
}

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  model = await paced()
  server = await startServer({ env: { LOG_LEVEL: 'error', OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: model.url } })
  browser = await launch()
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })).newPage()
  page.setDefaultTimeout(45_000)
  await signIn(page, `${server.url}/`, 'admin@aurora.example', SAMPLE_PASSWORD)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  model?.stop()
})

describe('an answer that is written while one looks', () => {
  it('has something to draw on', async () => {
    await page.goto(`${server.url}/knowledge`)
    await page.getByRole('row', { name: /Observatory handbook/ }).getByText('5', { exact: true }).waitFor() // the samples are read by a job after the start
  })

  it('grows word by word, goes on after a reload in the middle, and draws no raw HTML', async () => {
    await page.goto(`${server.url}/chat?new=1`)
    const question = page.getByRole('textbox', { name: 'Your question' })
    await question.fill('How cold is the sensor kept?')
    await question.press('Shift+Enter')
    expect(await question.inputValue()).toContain('\n')
    await question.press('Enter')
    await page.waitForURL(/\/chat\/[0-9a-f-]{36}/)
    await model.say('It is **kept** at ')
    await page.getByText('It is kept at').waitFor()
    expect(await page.locator('article strong').textContent()).toBe('kept')
    await page.screenshot({ path: join(shots, 'streaming.png') })
    await page.reload()
    await page.getByText('It is kept at').waitFor()
    await model.say('minus 95 degrees [1]. <img src=x onerror="document.title=1"> ')
    await page.getByText('minus 95 degrees').waitFor()
    await model.say('[away](javascript:alert(1))')
    await model.finish()
    await page.getByRole('button', { name: 'Answer again' }).waitFor()
    expect(await page.locator('article img').count()).toBe(0)
    expect(await page.locator('article a[href^="javascript"]').count()).toBe(0)
    await page.getByRole('button', { name: /^Source 1/ }).first().click()
    await page.getByRole('complementary', { name: /Passage of source 1/ }).getByText(/minus 95/).first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('Esc stops it: what was said stays, and the provider is let go', async () => {
    model.forget()
    const before = model.closed()
    const question = page.getByRole('textbox', { name: 'Your question' })
    await question.fill('And the telescope?')
    await question.press('Enter')
    await model.say('The telescope is ')
    await page.getByText('The telescope is').waitFor()
    await page.getByRole('button', { name: 'Stop' }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Stopped here.').waitFor()
    await page.getByText('The telescope is').waitFor()
    await expect.poll(() => model.closed(), { timeout: 10_000 }).toBeGreaterThan(before)
    await page.screenshot({ path: join(shots, 'stopped.png') })
  })

  it('is tried again with other words', async () => {
    model.forget()
    await page.getByRole('button', { name: 'Answer again' }).click()
    await model.say('The telescope is parked at the zenith.')
    await model.finish()
    await page.getByText('parked at the zenith').waitFor()
    await page.getByRole('button', { name: 'Answer again' }).waitFor()
  })
})
