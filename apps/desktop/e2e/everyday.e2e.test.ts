import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase, PROVIDER_TENANT_ID } from '@colonnade/db'
import { SAMPLE_PASSWORD, startServer, type HttpClient, type ServerProcess } from '@colonnade/testing'
import { lineTo, openWindow, signIn } from '@colonnade/testing/browser'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'

const operator = 'operator@colonnade.example'
interface Named { id: string; name: string; version: number; [field: string]: unknown }

let server: ServerProcess
let browser: Browser
let page: Page
let api: HttpClient
const complaints: string[] = []

/** Another window, signed in by itself. */
async function another(email = operator, base = `${server.url}/console/`): Promise<Page> {
  const made = await openWindow(browser, complaints)
  await signIn(made, base, email, SAMPLE_PASSWORD)
  return made
}

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ env: { LOG_LEVEL: 'error' } }), launch()])
  ;[page, api] = await Promise.all([another(), server.signIn(operator)])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await picture(page, `failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`) })

const go = (path: string, on = page) => on.goto(`${server.url}/console${path}`)
const press = (name: string | RegExp, on = page) => on.getByRole('button', { name, exact: true }).first().click()
const row = (name: string | RegExp, on = page) => on.getByRole('row', { name }).first()
const find = async (list: string, name: string) => (await api.query<{ items: Named[] }>(list, { filter: [{ field: 'name', op: 'eq', value: name }] })).items[0]!
/** A list, filtered by its search to what begins so. */
const list = (path: string, text: string) => go(`${path}?q=${encodeURIComponent(text)}`)
/** Ticks a row. */
const tick = (name: string | RegExp, on = page) => row(name, on).getByRole('checkbox').locator('xpath=..').click()
const more = async (item: string) => { await press('More'); await page.getByRole('menuitem', { name: item }).click() }

describe('two people edit one record', () => {
  const edit = async (on: Page, path: string, id: string, fields: Record<string, string>) => {
    await go(`${path}?open=${id}&edit=1`, on)
    for (const [label, value] of Object.entries(fields)) await on.getByRole('dialog').getByLabel(label, { exact: false }).first().fill(value)
  }
  const save = (on: Page) => on.getByRole('dialog').first().getByRole('button', { name: 'Save', exact: true }).click()

  it('a host: the field both changed is asked about by name, all others keep both edits', async () => {
    const host = await find('datacenter.host.list', 'general-05')
    const other = await another()
    await edit(page, '/hosts', host.id, { Region: 'eu-mine', Room: 'M' })
    await edit(other, '/hosts', host.id, { Region: 'eu-theirs', 'Data centre': 'their-dc' })
    await save(other)
    await other.getByText('Saved.').waitFor()
    // the first window has heard of it meanwhile; what is being typed there stays
    await page.getByRole('dialog').getByLabel('Region').and(page.locator('[value="eu-mine"]')).waitFor()
    await save(page)
    const question = page.getByRole('dialog', { name: 'Someone changed this meanwhile' })
    await question.waitFor()
    expect(await question.locator('legend').allTextContents()).toEqual(['Region'])
    await picture(page, 'everyday-conflict')
    expect(await question.getByRole('button', { name: 'Save the result' }).isDisabled()).toBe(true)
    await question.getByLabel(/eu-mine/).check()
    await question.getByRole('button', { name: 'Save the result' }).click()
    await page.getByText('Saved.').waitFor()
    expect(await find('datacenter.host.list', 'general-05')).toMatchObject({ region: 'eu-mine', room: 'M', dc: 'their-dc' })
    await other.context().close()
  })

  it('a group: with nothing in common nothing is asked; what is theirs is taken where it is chosen', async () => {
    const group = await find('datacenter.group.list', 'storage')
    await edit(page, '/groups', group.id, { Description: 'Mine' })
    await api.mutate('datacenter.group.update', { id: group.id, version: group.version, patch: { name: 'storage-2' } })
    await page.getByRole('row', { name: /storage-2/ }).waitFor()
    await save(page)
    await page.getByText('Saved.').waitFor()
    const now = await find('datacenter.group.list', 'storage-2')
    expect(now).toMatchObject({ description: 'Mine' })
    await edit(page, '/groups', group.id, { Description: 'Mine again' })
    await api.mutate('datacenter.group.update', { id: group.id, version: now.version, patch: { name: 'storage', description: 'Theirs' } })
    await page.getByRole('row', { name: /^(?!.*storage-2).*storage/ }).first().waitFor()
    await save(page)
    const question = page.getByRole('dialog', { name: 'Someone changed this meanwhile' })
    await question.getByLabel(/Theirs/).check()
    await question.getByRole('button', { name: 'Save the result' }).click()
    await page.getByText('Saved.').waitFor()
    expect(await find('datacenter.group.list', 'storage')).toMatchObject({ description: 'Theirs' })
  })
})

describe('many rows at once', () => {
  it('changes a field of several hosts, deletes them, undoes it, deletes again and restores them', async () => {
    for (const n of [1, 2, 3]) await api.mutate('datacenter.host.create', { name: `spare-${n}`, serialNumber: `SP-${n}`, groupId: (await find('datacenter.group.list', 'general')).id, totalCpu: 8, totalMemory: 1024, totalStorage: 10 })
    await list('/hosts', 'spare-')
    for (const n of [1, 2, 3]) await tick(`spare-${n}`)
    await page.getByText('3 chosen').waitFor()
    const bar = page.getByRole('toolbar', { name: 'Actions' })
    await picture(page, 'everyday-bulk')
    await bar.getByRole('button', { name: 'Edit' }).click()
    const form = page.getByRole('dialog', { name: 'Edit 3 rows' })
    await form.getByLabel('Region').fill('nowhere')
    await form.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('3 changed.').waitFor()
    expect(await find('datacenter.host.list', 'spare-2')).toMatchObject({ region: 'nowhere', dc: null })
    for (const n of [1, 2]) await tick(`spare-${n}`)
    await bar.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('2 deleted.').waitFor()
    await row('spare-1').waitFor({ state: 'detached' })
    await press('Undo')
    await page.getByText('2 restored.').waitFor()
    await row('spare-1').waitFor()
    for (const n of [1, 2, 3]) await tick(`spare-${n}`)
    await bar.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('No row matches these filters.').waitFor()
    await more('Show what was deleted')
    await row('spare-3').waitFor()
    for (const n of [2, 3]) await tick(`spare-${n}`)
    await picture(page, 'everyday-deleted')
    await bar.getByRole('button', { name: 'Restore' }).click()
    await page.getByText('2 restored.').last().waitFor()
    await row('spare-3').waitFor({ state: 'detached' })
    await press('Back to the list')
    await row('spare-2').waitFor()
    expect(await row('spare-1').count()).toBe(0)
  })

  it('what somebody else deleted meanwhile holds up nothing that is done to the others', async () => {
    for (const n of [1, 2, 3]) await api.mutate('datacenter.host.create', { name: `shared-${n}`, serialNumber: `SH-${n}`, groupId: (await find('datacenter.group.list', 'general')).id, totalCpu: 8, totalMemory: 1024, totalStorage: 10 })
    await list('/hosts', 'shared-')
    for (const n of [1, 2, 3]) await tick(`shared-${n}`)
    await api.mutate('datacenter.host.remove', { ids: [(await find('datacenter.host.list', 'shared-2')).id] })
    await row('shared-2').waitFor({ state: 'detached' })
    const bar = page.getByRole('toolbar', { name: 'Actions' })
    await bar.getByRole('button', { name: 'Edit' }).click()
    const form = page.getByRole('dialog', { name: 'Edit 3 rows' })
    await form.getByLabel('Region').fill('nowhere')
    await form.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('1 of the chosen rows is not there any more; nothing was changed.').waitFor()
    await picture(page, 'everyday-some-gone')
    await page.getByRole('dialog', { name: 'Edit 2 rows' }).getByRole('button', { name: 'Apply' }).click()
    await page.getByText('2 changed.').waitFor()
    for (const n of [1, 3]) await tick(`shared-${n}`)
    await bar.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('2 deleted.').waitFor()
  })

  it('a quota can not be taken back: Del deletes it only once its name was typed', async () => {
    const quotas = async () => (await api.query<{ items: (Named & { tenantName: string; groupName: string })[] }>('datacenter.quota.list', { limit: 500 })).items
    const [quota] = await quotas()
    await go(`/quotas?open=${quota!.id}`)
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).waitFor()
    await page.keyboard.press('Delete')
    const question = page.getByRole('dialog', { name: 'Delete 1 record' })
    await question.getByText('This cannot be undone.').waitFor()
    await picture(page, 'everyday-quota-asked')
    expect(await question.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    expect((await quotas()).some((q) => q.id === quota!.id)).toBe(true)
    await page.keyboard.press('Delete')
    await question.getByRole('textbox').fill(`${quota!.tenantName} ${quota!.groupName}`)
    await question.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('1 deleted.').waitFor()
    expect((await quotas()).some((q) => q.id === quota!.id)).toBe(false)
  })

  it('a host in use is refused by name, and nothing of the choice is deleted', async () => {
    await go('/hosts')
    await tick('general-01')
    await tick('general-02')
    await page.getByRole('toolbar', { name: 'Actions' }).getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Virtual machines stand on the host.').waitFor()
    await page.getByText('2 chosen').waitFor()
    await row('general-01').waitFor()
  })
})

describe('a list as one wants it', () => {
  it('columns and filters stand in the address, are kept as a view, shared, and there after a reload', async () => {
    await go('/hosts?f=status%3Ain%3A%5B%22maintenance%22%5D&sort=-name')
    await row('general-36').waitFor()
    await page.getByText('Maintenance', { exact: true }).first().waitFor()
    await press('Columns')
    await page.getByRole('checkbox', { name: 'Room', exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: 'Room' }).waitFor()
    expect(new URL(page.url()).searchParams.get('cols')).toContain('room')
    await press('Save as a view')
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('In the workshop')
    await page.getByRole('checkbox', { name: 'Share it with everyone here' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    const view = (on: Page) => on.getByRole('group', { name: 'Views' }).getByRole('button', { name: 'In the workshop', exact: true })
    await view(page).waitFor()
    await picture(page, 'everyday-view')
    await go('/hosts')
    await row('general-01').waitFor()
    await view(page).click()
    await page.getByRole('columnheader', { name: 'Room' }).waitFor()
    await page.reload()
    await row('general-36').waitFor()
    await page.getByRole('columnheader', { name: 'Room' }).waitFor()
    expect(await view(page).getAttribute('aria-pressed')).toBe('true')
    await row('general-01').waitFor({ state: 'detached' })
  })

  it('a colleague opens the shared view, and is not offered to delete it', async () => {
    const email = 'colleague@colonnade.example'
    const { items: [viewer] } = await api.query<{ items: Named[] }>('identity.role.list', { filter: [{ field: 'code', op: 'eq', value: 'provider_viewer' }] })
    await api.mutate('identity.user.invite', { email, fullName: 'Carl Colleague', roleIds: [viewer!.id] })
    const { items: [mail] } = await api.query<{ items: Named[] }>('platform.mail.list', { filter: [{ field: 'recipient', op: 'eq', value: email }] })
    const { body } = await api.query<{ body: string }>('platform.mail.get', { id: mail!.id })
    await server.client().mutate('identity.account.acceptInvitation', { token: /token=([\w-]+)/.exec(body)![1], fullName: 'Carl Colleague', password: SAMPLE_PASSWORD })
    const other = await another(email)
    await go('/hosts', other)
    const bar = other.getByRole('group', { name: 'Views' })
    await bar.getByRole('button', { name: 'In the workshop', exact: true }).click()
    await row('general-36', other).waitFor()
    await row('general-01', other).waitFor({ state: 'detached' })
    expect(await bar.getByRole('button', { name: /^Delete the view/ }).count()).toBe(0)
    await other.context().close()
    await page.getByRole('group', { name: 'Views' }).getByRole('button', { name: 'Delete the view In the workshop' }).click()
    await page.getByRole('group', { name: 'Views' }).getByRole('button', { name: 'In the workshop', exact: true }).waitFor({ state: 'detached' })
  })

  it('is exported as CSV and imported again unchanged', async () => {
    await go('/specifications')
    await row('general.small').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), more('Export')])
    const csv = await readFile(await download.path(), 'utf8')
    expect(csv.split(/\r?\n/).filter(Boolean)).toHaveLength(5)
    const before = (await api.query<{ items: Named[] }>('datacenter.specification.list', { sort: [{ field: 'name', direction: 'asc' }] })).items
    const renamed = csv.replaceAll(/^([^,\n]*)(general|gpu|storage)\./gm, '$1again-$2.')
    await go('/specifications?import=1')
    await page.setInputFiles('input[type=file]', { name: download.suggestedFilename(), mimeType: 'text/csv', buffer: Buffer.from(renamed) })
    await press('Check all rows')
    await page.getByText('All 4 rows are good.').waitFor()
    await press('Import 4 rows')
    await page.getByText('4 rows imported.').waitFor()
    const after = (await api.query<{ items: Named[] }>('datacenter.specification.list', { sort: [{ field: 'name', direction: 'asc' }], filter: [{ field: 'name', op: 'startsWith', value: 'again-' }] })).items
    const plain = (items: Named[]) => items.map(({ id: _i, version: _v, createdAt: _c, updatedAt: _u, vmCount: _n, ...rest }) => ({ ...rest, name: rest.name.replace('again-', '') }))
    expect(plain(after)).toEqual(plain(before))
  })
})

describe('machines where they should be', () => {
  it('a machine moves to a named host, and to whichever suits best', async () => {
    const vm = await find('datacenter.virtualMachine.list', 'web-1')
    const target = await find('datacenter.host.list', 'general-30')
    await go(`/virtual-machines?open=${vm.id}`)
    await press('Move')
    const question = page.getByRole('dialog', { name: 'Move web-1' })
    await question.getByRole('combobox').or(question.getByLabel('Host')).first().click()
    await page.keyboard.type('general-30')
    await page.getByRole('option', { name: 'general-30' }).click()
    await picture(page, 'everyday-move')
    await question.getByRole('button', { name: 'Move' }).click()
    await page.getByText('web-1 is on general-30 now.').waitFor()
    expect(await find('datacenter.virtualMachine.list', 'web-1')).toMatchObject({ baremetalId: target.id })
    await press('Move')
    await page.getByRole('dialog', { name: 'Move web-1' }).getByRole('button', { name: 'Move' }).click()
    await page.getByText(/^web-1 is on (?!general-30)/).waitFor()
  })

  it('what if: the answer changes with the request, and nothing is written', async () => {
    const group = await find('datacenter.group.list', 'general')
    const before = (await api.query<{ availableCpu: number }>('datacenter.group.get', { id: group.id })).availableCpu
    const tenant = await find('identity.tenant.list', '北辰科技')
    const specification = await find('datacenter.specification.list', 'general.small')
    await go(`/place?tenant=${tenant.id}&group=${group.id}&specification=${specification.id}`)
    await page.getByText('1 machine fits, on 1 host.').waitFor()
    await page.getByLabel('How many').fill('2')
    await page.getByText('2 machines fit, on 2 hosts.').waitFor()
    await page.getByRole('combobox', { name: 'Layout' }).click()
    await page.getByRole('option', { name: 'Pack' }).click()
    await page.getByText('2 machines fit, on 1 host.').waitFor()
    await page.getByLabel('How many').fill('400')
    await page.getByText('What would have to give').waitFor()
    await picture(page, 'everyday-what-if')
    expect((await api.query<{ availableCpu: number }>('datacenter.group.get', { id: group.id })).availableCpu).toBe(before)
  })

  it('reads the history of a record: who, what was, what is', async () => {
    const host = await find('datacenter.host.list', 'general-05')
    await go(`/hosts?open=${host.id}&tab=history`)
    const panel = page.getByRole('dialog', { name: 'general-05' })
    const entry = panel.getByRole('article').first()
    await entry.getByText('Olivia Operator').waitFor()
    await entry.getByText('eu-theirs').waitFor()
    await entry.getByText('eu-mine').waitFor()
    await picture(page, 'everyday-history')
  })
})

describe('what others do', () => {
  it('shows without a reload, and after a dropped connection nothing is missed', async () => {
    const line = await lineTo(server.port)
    const window = await openWindow(browser, complaints)
    await signIn(window, `${line.url}/console/`, operator, SAMPLE_PASSWORD)
    await window.goto(`${line.url}/console/racks`)
    await window.getByText('Live', { exact: true }).waitFor()
    await api.mutate('datacenter.rack.create', { name: 'aaa-first' })
    await window.getByRole('row', { name: /aaa-first/ }).waitFor()
    await line.cut()
    await window.getByText('Reconnecting', { exact: true }).waitFor()
    for (const name of ['aaa-second', 'aaa-third']) await api.mutate('datacenter.rack.create', { name })
    const first = await find('datacenter.rack.list', 'aaa-first')
    await api.mutate('datacenter.rack.remove', { ids: [first.id] })
    await line.mend()
    await window.getByRole('row', { name: /aaa-third/ }).waitFor({ timeout: 60_000 })
    await window.getByRole('row', { name: /aaa-second/ }).waitFor()
    await window.getByRole('row', { name: /aaa-first/ }).waitFor({ state: 'detached' })
    await window.getByText('Live', { exact: true }).waitFor()
    await window.context().close()
    await line.close()
  })

  it('a tenant is suspended: its open window is signed out at once, and may come back when it may', async () => {
    const tenant = await openWindow(browser, complaints)
    await signIn(tenant, `${server.url}/`, 'admin@aurora.example', SAMPLE_PASSWORD)
    await tenant.getByRole('status').getByText('Live').waitFor({ state: 'attached' })
    const aurora = await find('identity.tenant.list', 'Aurora Labs')
    await go(`/tenants?open=${aurora.id}`)
    await press('Suspend')
    const question = page.getByRole('dialog', { name: 'Suspend Aurora Labs' })
    await question.getByLabel('Reason').fill('Unpaid since June')
    await picture(page, 'everyday-suspend')
    await question.getByRole('button', { name: 'Suspend' }).click()
    await page.getByText('Aurora Labs is suspended.').waitFor()
    await tenant.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByRole('dialog', { name: 'Aurora Labs' }).getByRole('button', { name: 'Resume' }).click()
    await page.getByText('Aurora Labs may work again.').waitFor()
    await signIn(tenant, null, 'admin@aurora.example', SAMPLE_PASSWORD)
    await tenant.getByRole('heading', { name: /^Hello/ }).waitFor()
    await tenant.context().close()
  })
})

describe('without a mouse', () => {
  it('the palette finds a record by what is typed, and a command', async () => {
    await go('/')
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('CN-GPU-1003')
    await page.getByRole('option', { name: /gpu-04/ }).waitFor()
    await picture(page, 'everyday-palette')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'gpu-04' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('add a rack')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Add: Rack' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('the language is switched and stays after a reload', async () => {
    await go('/hosts')
    await press('Language')
    await page.getByRole('menuitemcheckbox', { name: '简体中文' }).click()
    await page.getByRole('heading', { level: 1, name: '主机' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '主机' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    await press('语言')
    await page.getByRole('menuitemcheckbox', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Hosts' }).waitFor()
  })

  /** Tabs on until what has the focus is called so. */
  const tabTo = async (name: string | RegExp, steps = 60) => {
    const names: string[] = []
    for (let i = 0; i < steps; i++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => { const e = document.activeElement as HTMLInputElement; return e === (document.body as unknown) ? '' : e?.getAttribute('aria-label') ?? e?.labels?.[0]?.textContent ?? e?.textContent ?? '' })
      names.push(at)
      if (typeof name === 'string' ? at.startsWith(name) : name.test(at)) return
    }
    throw new Error(`the keyboard does not reach ${String(name)}: ${names.join(' | ')}`)
  }

  it('imports and places by keyboard alone', async () => {
    await go('/')
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('import hosts')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Import: Hosts' }).waitFor()
    await tabTo(/Drop/)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
    await chooser.setFiles({ name: 'k.csv', mimeType: 'text/csv', buffer: Buffer.from('name,serial number,group,totalCpu,totalMemory,totalStorage\nkey-1,K-1,general,16,65536,500\nkey-2,K-2,general,16,65536,500\n') })
    await tabTo('Check all rows', 120)
    await page.keyboard.press('Enter')
    await page.getByText('All 2 rows are good.').waitFor()
    await tabTo('Import 2 rows')
    await page.keyboard.press('Enter')
    await page.getByText('2 rows imported.').waitFor()
    await tabTo('See them in the list')
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /general-01/ }).waitFor()

    await page.keyboard.press('Control+k')
    await page.keyboard.type('place')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Place virtual machines' }).waitFor()
    for (const [label, text, option] of [['Tenant', 'Aurora', 'Aurora Labs'], ['Group', 'general', 'general'], ['Specification', 'general.small', 'general.small']] as const) {
      await tabTo(new RegExp(`^${label}\\s*\\*?$`))
      await page.keyboard.press('Enter')
      await page.keyboard.type(text)
      await page.locator('[cmdk-list][aria-busy=false]').getByRole('option', { name: option, exact: false }).first().waitFor()
      // the records of the list that begins so stand first; the one meant is gone to with the arrows
      while (!(await page.locator('[cmdk-item][data-selected=true]').textContent())?.startsWith(option)) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    }
    // what was asked for last time stands there still
    await tabTo(/^How many/)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('1')
    await page.getByText('1 machine fits, on 1 host.').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('1 machine placed.').waitFor()
  })
})

describe('books that went wrong', () => {
  it('are found by a recount, shown, and set right', async () => {
    const host = await find('datacenter.host.list', 'general-10')
    const { availableCpu, groupId } = host as unknown as { availableCpu: number; groupId: string }
    await server.stop()
    // as only a hand in the database could do it
    const database = await openDatabase({ dataDir: join(server.dataDir, 'pg') })
    await database.execute({ role: 'colonnade_operator', tenantId: PROVIDER_TENANT_ID }, `UPDATE baremetals SET available_cpu = available_cpu - 3 WHERE id = '${host.id}'`)
    await database.close()
    await server.restart()
    api = await server.signIn(operator)
    await go(`/groups?open=${groupId}`)
    await press('Recount')
    await page.getByText(/figures? (is|are) off\./).waitFor()
    await page.getByRole('cell', { name: 'general-10' }).waitFor()
    await picture(page, 'everyday-recount')
    await press('Set right')
    await page.getByText(/figures? set right\./).waitFor()
    expect(await find('datacenter.host.list', 'general-10')).toMatchObject({ availableCpu })
    await press('Recount')
    await page.getByText(/^The books of \d+ hosts are right\.$/).waitFor()
  })

  it('and nothing was thrown on the way', () => {
    expect(complaints).toEqual([])
  })
})
