import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startServer, type ServerProcess } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, type Browser, type Page } from './browser.ts'

const shots = join(import.meta.dirname, '../../../test-output/web-e2e')
const password = 'a long enough password'
let server: ServerProcess
let browser: Browser
let page: Page
let other: Page

async function fresh(): Promise<Page> {
  const made = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })).newPage()
  made.setDefaultTimeout(45_000)
  return made
}

/** The link in the latest mail to somebody, read in the outbox as an administrator reads it. */
async function linkIn(subject: RegExp): Promise<string> {
  await page.goto(`${server.url}/settings/mail`)
  await page.getByRole('grid').getByRole('link', { name: subject }).first().click()
  const link = page.getByRole('dialog').locator('a[href*="token="]').first()
  await link.waitFor()
  return (await link.getAttribute('href')) ?? ''
}

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  server = await startServer({ env: { LOG_LEVEL: 'error' } })
  browser = await launch()
  page = await fresh()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('everything before a session', () => {
  it('signs up: what is wrong stands at its field, then one is in', async () => {
    await page.goto(`${server.url}/sign-up`)
    await page.getByRole('button', { name: 'Create' }).click()
    expect(await page.getByText('This is needed.').count()).toBe(4)
    await page.getByLabel('Name of your organisation').fill('Harbour Works')
    await page.getByLabel('Your name').fill('Grace Harbour')
    await page.getByLabel('E-mail address').fill('grace@harbour.example')
    await page.getByLabel('Password').fill('short')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByText('Use at least 10 characters.').waitFor()
    await page.screenshot({ path: join(shots, 'sign-up.png') })
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Hello, Grace' }).waitFor()
    await page.getByText('First steps').waitFor()
    await page.screenshot({ path: join(shots, 'first-steps.png') })
  })

  it('confirms the address by the mail in the outbox; the link works once', async () => {
    const link = await linkIn(/./)
    await page.goto(link)
    await page.getByText('Your e-mail address is confirmed.').waitFor()
    expect(page.url()).not.toContain('token')
    other = await fresh()
    await other.goto(link)
    await other.getByText('This link does not work').waitFor()
    await page.goto(`${server.url}/`)
    await page.getByRole('heading', { name: 'Hello, Grace' }).waitFor()
    expect(await page.getByText('Please show that').count()).toBe(0)
  })

  it('invites a colleague, who accepts and sees what the role allows', async () => {
    await page.goto(`${server.url}/settings/users`)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const panel = page.getByRole('dialog')
    await panel.getByLabel('E-mail address').fill('tom@harbour.example')
    await panel.getByLabel('Name').fill('Tom Tide')
    await panel.getByLabel('Roles').click()
    await page.getByRole('option', { name: 'Viewer' }).click()
    await panel.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Invited').first().waitFor()
    const link = await linkIn(/invit|Harbour/i)
    await other.goto(link)
    await other.getByText('Welcome to Harbour Works').waitFor()
    await other.screenshot({ path: join(shots, 'invitation.png') })
    await other.getByLabel('Password').fill(password)
    await other.getByRole('button', { name: 'Accept the invitation' }).click()
    await other.getByRole('heading', { name: 'Hello, Tom' }).waitFor()
    await other.goto(`${server.url}/knowledge`)
    await other.getByText('No knowledge base yet.').waitFor()
    expect(await other.getByRole('button', { name: 'New knowledge base' }).count()).toBe(0)
    await other.goto(`${server.url}/settings`)
    await other.getByRole('heading', { name: 'Profile' }).waitFor()
    expect(await other.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
  })

  it('a permission taken away in the matrix closes the screen and the procedure, in windows that are open', async () => {
    const grace = await server.signIn('grace@harbour.example', password)
    const tom = await server.signIn('tom@harbour.example', password)
    const role = await grace.mutate<{ id: string }>('identity.role.create', { name: 'Reader', permissions: ['events:read', 'knowledge_bases:read', 'knowledge_documents:read'] })
    const { items } = await grace.query<{ items: { id: string; email: string; version: number }[] }>('identity.user.list', {})
    const { id, version } = items.find((u) => u.email.startsWith('tom'))!
    await grace.mutate('identity.user.assignRoles', { id, version, roleIds: [role.id] })
    await other.goto(`${server.url}/knowledge`)
    await other.getByText('No knowledge base yet.').waitFor()
    await page.goto(`${server.url}/settings/roles?matrix=1`)
    await page.getByRole('checkbox', { name: 'Reader: Knowledge bases, see' }).click()
    await page.getByRole('checkbox', { name: 'Reader: Virtual machines, see' }).click()
    await page.screenshot({ path: join(shots, 'matrix.png') })
    await page.getByRole('button', { name: 'Save 1 role' }).click()
    await page.getByText('Saved.').waitFor()
    await other.getByRole('link', { name: 'Knowledge' }).first().waitFor({ state: 'detached' })
    await other.getByRole('link', { name: 'Virtual machines' }).first().waitFor()
    await other.getByText('You may not do this.').or(other.getByText(/permission/i)).first().waitFor()
    expect(await other.getByText('No knowledge base yet.').count()).toBe(0)
    await other.screenshot({ path: join(shots, 'not-allowed.png') })
    await expect(tom.query('ai.knowledgeBase.list', {})).rejects.toMatchObject({ status: 403, shape: { reason: 'permission_missing' } })
    expect(await tom.query('datacenter.virtualMachine.list', {})).toMatchObject({ items: [] })
  })

  it('sets a new password by mail; the answer is the same for an address nobody has', async () => {
    const stranger = await fresh()
    await stranger.goto(`${server.url}/`)
    await stranger.getByRole('link', { name: 'Forgot your password?' }).click()
    const answers: string[] = []
    for (const email of ['nobody@harbour.example', 'tom@harbour.example']) {
      await stranger.goto(`${server.url}/forgot`)
      await stranger.getByLabel('E-mail address').fill(email)
      await stranger.getByRole('button', { name: 'Send the link' }).click()
      await stranger.getByText('Look into your mail').waitFor()
      answers.push((await stranger.locator('main').innerText()).replaceAll(email, '…'))
    }
    expect(answers[0]).toBe(answers[1])
    await stranger.goto(await linkIn(/password/i))
    await stranger.getByLabel('New password', { exact: true }).fill('another good password')
    await stranger.getByLabel('New password again').fill('another good passwort')
    await stranger.getByRole('button', { name: 'Set the password' }).click()
    await stranger.getByText('The two are not the same.').waitFor()
    await stranger.getByLabel('New password again').fill('another good password')
    await stranger.getByRole('button', { name: 'Set the password' }).click()
    await stranger.getByText('Your password is set').waitFor()
    await other.goto(`${server.url}/`) // signed out everywhere
    await other.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  it('shows a token once, ends other sessions, and changes language and theme at the door', async () => {
    await page.goto(`${server.url}/settings/tokens?create=1`)
    await page.getByLabel('Name').fill('nightly report')
    await page.getByRole('checkbox', { name: 'Documents' }).click()
    await page.getByRole('button', { name: 'Make the token' }).click()
    const token = await page.getByRole('dialog').getByText(/^cln_/).innerText()
    await page.getByRole('button', { name: 'I have kept it' }).click()
    // it works as far as it was allowed, is seen nowhere again, and stops the moment it is revoked
    const script = server.client().as(token)
    expect(await script.query('ai.knowledgeDocument.list', {})).toMatchObject({ items: [] })
    await expect(script.query('identity.user.list', {})).rejects.toMatchObject({ status: 403 })
    await page.reload()
    await page.getByRole('grid').getByText('nightly report').click()
    const panel = page.getByRole('dialog', { name: 'nightly report' })
    await panel.getByText(`${token.slice(0, 8)}`).first().waitFor()
    expect(await page.content()).not.toContain(token)
    await panel.getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('1 token revoked.').waitFor()
    await expect(script.query('ai.knowledgeDocument.list', {})).rejects.toMatchObject({ status: 401 })
    await page.goto(`${server.url}/settings/sessions`)
    await page.getByText('this one').waitFor()
    await page.getByRole('button', { name: /^Your account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByRole('button', { name: 'Language' }).click()
    await page.getByRole('menuitemcheckbox', { name: '繁體中文' }).click()
    await page.getByRole('heading', { name: '登入' }).waitFor()
    await page.getByRole('button', { name: '主題' }).or(page.getByRole('button', { name: '佈景主題' })).first().click()
    await page.getByRole('menuitemcheckbox').nth(1).click()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await page.screenshot({ path: join(shots, 'sign-in-dark-zh.png') })
  })
})
