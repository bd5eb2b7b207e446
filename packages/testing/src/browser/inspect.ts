import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Runs in the page, so it is text: this package knows no DOM. Finds what a look at the picture would find.
const lookAround = `(() => {
  const found = []
  const name = (e) => e.tagName.toLowerCase() + (e.getAttribute('role') ? '[role=' + e.getAttribute('role') + ']' : '') + ' “' + (e.textContent || '').trim().slice(0, 50) + '”'
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (wide > 0) {
    const worst = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map(name).slice(0, 3)
    found.push('the page scrolls sideways by ' + wide + ' px: ' + worst.join(', '))
  }
  const raw = /^[a-z][A-Za-z]+(\\.[a-z][A-Za-z_]+){1,3}$/
  for (const e of document.body.querySelectorAll('*')) {
    const own = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join('').trim()
    const spoken = [own, e.getAttribute('aria-label'), e.getAttribute('title'), e.getAttribute('placeholder')]
    for (const text of spoken) if (text && raw.test(text.trim()) && !e.closest('.figures, code, pre, [data-names]')) found.push('a raw key: ' + text)
    if (!own) continue
    const box = e.getBoundingClientRect()
    const style = getComputedStyle(e)
    if (box.width < 2 || box.height < 2 || style.visibility === 'hidden' || style.display === 'inline') continue
    const cut = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll' && e.scrollWidth > e.clientWidth + 1
    if (cut && style.textOverflow !== 'ellipsis') found.push('text is cut off without a sign: ' + name(e))
  }
  return found
})()`

interface AxeResult { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }
// The rule left out is one axe itself calls experimental: it takes hidden ornaments (initials, a key's name) for words of the label.
const askAxe = `axe.run(document, { resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: false } }, runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })`

/** What is wrong with the page as it stands: sideways scroll, text cut off without an ellipsis, raw i18n keys, and all of WCAG A and AA that a program can tell (names of controls, contrast). */
export async function inspect(page: Page): Promise<string[]> {
  const seen = await page.evaluate<string[]>(lookAround)
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResult>(askAxe)
  return [...new Set([...seen, ...violations.flatMap((v) => v.nodes.slice(0, 5).map((n) => `${v.id}: ${n.html.slice(0, 160)} — ${(n.failureSummary ?? v.help).replaceAll(/\s+/g, ' ').slice(0, 220)}`))])]
}

/** Every path of the app that is open in the page, as its router has them. */
export async function routesOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`Object.keys(self.__TSR_ROUTER__.routesByPath)`)
}

/** Goes to a place of the app without loading it again, and waits until nothing moves or loads any more. */
export async function visit(page: Page, href: string): Promise<void> {
  await page.evaluate(`self.__TSR_ROUTER__.navigate({ href: ${JSON.stringify(href)} })`)
  // asked from outside: the page's policy lets nothing be made of text inside it
  const still = `self.__TSR_ROUTER__.state.status === 'idle' && !document.querySelector('[aria-busy=true], .pulse-slow') && Boolean(document.querySelector('h1, h2, main'))`
  const until = Date.now() + 20_000
  while (!(await page.evaluate<boolean>(still))) {
    if (Date.now() > until) throw new Error('the page does not come to rest')
    await page.waitForTimeout(40)
  }
  await page.evaluate(`document.fonts.ready.then(() => undefined)`)
  await page.waitForTimeout(120)
}
