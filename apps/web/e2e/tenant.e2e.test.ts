import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SAMPLE_PASSWORD, startServer, type ServerProcess } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, type Browser, type Page } from './browser.ts'
import { docx, html, pdf } from './files.ts'

const shots = join(import.meta.dirname, '../../../test-output/web-e2e')
let server: ServerProcess
let browser: Browser
let page: Page
const problems: string[] = []
const shot = (name: string) => page.screenshot({ path: join(shots, `${name}.png`) })

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  server = await startServer({ env: { LOG_LEVEL: 'error' } })
  browser = await launch()
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })).newPage()
  page.setDefaultTimeout(45_000)
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('the tenant’s whole path', () => {
  it('signs in; a wrong password says no more than that it does not fit', async () => {
    await page.goto(`${server.url}/`)
    await page.getByLabel('E-mail address').fill('admin@aurora.example')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('E-mail address and password do not fit.').waitFor()
    await page.getByLabel('Password').fill(SAMPLE_PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: /^Hello/ }).waitFor()
    await shot('home')
  })

  it('makes a knowledge base', async () => {
    await page.getByRole('link', { name: 'Knowledge' }).first().click()
    await page.getByRole('button', { name: 'New knowledge base' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await dialog.getByRole('alert').first().waitFor() // a name is needed, and that is said at the field
    await dialog.getByLabel('Name').fill('Lighthouse')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Lighthouse' }).waitFor()
    await page.getByText('Drop documents here, or choose files').waitFor()
    await shot('base-empty')
  })

  it('uploads a PDF, a page and a Word document and watches them being read; what can’t be read is refused at once', async () => {
    await page.getByTestId('files').setInputFiles([
      pdf('keeper.pdf', [['The keeper of the lighthouse.', 'The lamp is lit at dusk by the keeper on duty.'], ['The fog horn sounds every ninety seconds when the view is below one mile.']]),
      html('tower.html', 'The tower', [{ heading: 'Height', text: 'The tower is forty metres high and has two hundred and three steps.' }, { heading: 'Paint', text: 'It is painted white every seventh summer.' }]),
      docx('supplies.docx', 'Supplies', ['A boat brings supplies on the first Tuesday of every month.', 'Coal is stored in the cellar under the kitchen.']),
      { name: 'holiday.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
    ])
    await page.getByText('This kind of file can’t be read.').waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.waitForFunction(() => [...document.querySelectorAll('[role=row]')].filter((row) => row.textContent?.includes('Ready')).length === 3)
    await page.getByText('3 documents').waitFor()
    await shot('base')
  })

  it('shows passages beside the page they come from, and lets one be edited', async () => {
    await page.locator('a[href*="/documents/"]', { hasText: /keeper/i }).click()
    await page.getByText('Page 1').first().waitFor()
    const passage = page.getByRole('article').filter({ hasText: 'fog horn' })
    await passage.getByRole('button', { name: 'Edit the passage' }).click()
    const field = page.getByRole('textbox', { name: 'Edit the passage' })
    await field.fill(`${await field.inputValue()} It runs on compressed air.`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The passage was saved.').waitFor()
    await page.getByText('It runs on compressed air.').first().waitFor()
    await shot('document')
  })

  it('searches with the score of each part, and compares with an exact scan', async () => {
    await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Lighthouse' }).click()
    await page.getByRole('tab', { name: 'Search test' }).click()
    await page.getByLabel('Question or words').fill('How many steps has the tower?')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    const best = page.getByRole('article').first()
    await best.getByText('two hundred and three').waitFor()
    for (const part of ['Meaning', 'Words', 'Together']) expect(await best.getByText(part, { exact: true }).count()).toBe(1)
    expect(await best.locator('mark').allTextContents()).toContain('steps')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText(/Recall at/).waitFor()
    await shot('search')
  })

  it('asks; the answer streams, survives a reload, and its marks open the passage', async () => {
    await page.getByRole('link', { name: 'Ask about these' }).click()
    const question = page.getByRole('textbox', { name: 'Your question' })
    await question.fill('When does the boat bring supplies?')
    await question.press('Enter')
    await page.waitForURL(/\/chat\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: 'Answer again' }).waitFor()
    await page.reload()
    const answer = page.getByRole('article').last()
    await answer.getByText(/first Tuesday of every month/).waitFor()
    await answer.getByText('local', { exact: true }).waitFor() // whose answer it is stands in its margin
    await answer.getByText(/cost/).waitFor()
    await shot('chat')
    await answer.getByRole('button', { name: /^Source 1/ }).click()
    const passage = page.getByRole('complementary', { name: /Passage of source/ })
    await passage.locator('mark').filter({ hasText: 'first Tuesday' }).waitFor()
    await shot('chat-passage')
    await page.keyboard.press('Escape')
    await passage.waitFor({ state: 'detached' })
  })

  it('shows calls and cost, and the machines it may see', async () => {
    await page.getByRole('link', { name: 'Calls & cost' }).first().click()
    await page.getByText('local models cost nothing').waitFor()
    await page.getByText('local-extractive').first().waitFor()
    await shot('calls')
    await page.getByRole('tab', { name: 'Calls' }).click()
    await page.getByRole('grid').getByText('local-extractive').first().waitFor()
    await page.getByRole('link', { name: 'Virtual machines' }).first().click()
    await page.getByRole('grid').getByText('Active').first().waitFor()
    await page.getByRole('list', { name: 'Quota' }).waitFor()
    await shot('machines')
  })

  it('deletes a document and takes it back', async () => {
    await page.getByRole('link', { name: 'Knowledge' }).first().click()
    await page.getByRole('link', { name: 'Lighthouse' }).click()
    await page.locator('a[href*="/documents/"]', { hasText: /tower/i }).click()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByText('2 documents').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('3 documents').waitFor()
  })

  it('finds everything from the keyboard', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Lighth')
    await page.getByRole('option', { name: 'Lighthouse' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/knowledge\//)
  })

  it('works on a phone and in Chinese, in the dark', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.evaluate(() => localStorage.setItem('colonnade.preferences', JSON.stringify({ theme: 'dark', language: 'zh-TW' })))
    for (const [name, path] of [['home', '/'], ['knowledge', '/knowledge'], ['chat', '/chat'], ['calls', '/calls'], ['machines', '/machines'], ['users', '/settings/users']] as const) {
      await page.goto(server.url + path)
      await page.locator('main').getByText(/\p{Script=Han}/u).first().waitFor()
      await page.waitForTimeout(400)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} is no wider than the phone`).toBeLessThanOrEqual(390)
      await shot(`phone-${name}`)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate(() => localStorage.setItem('colonnade.preferences', JSON.stringify({ theme: 'light', language: 'en' })))
  })

  it('says when the server is gone, and comes back by itself', async () => {
    await page.goto(`${server.url}/knowledge`)
    await page.getByText('Lighthouse').first().waitFor()
    await server.stop()
    await page.getByText('Reconnecting').waitFor()
    await page.getByRole('link', { name: 'Calls & cost' }).first().click()
    await page.getByText('The server could not be reached.').first().waitFor()
    await shot('gone')
    await server.restart()
    await page.getByRole('status').getByText('Live').waitFor({ timeout: 90_000, state: 'attached' })
    await page.getByRole('link', { name: 'Knowledge' }).first().click()
    await page.getByText('Lighthouse').first().waitFor()
  })

  it('nothing broke on the way', () => {
    expect(problems).toEqual([])
  })
})
