import { describe, expect, it } from 'vitest'
import { extractInThread } from './extract.ts'

const read = (html: string, fileName = 'page.html', limits = {}) => extractInThread({ fileName, mimeType: '', bytes: new TextEncoder().encode(html) }, limits)

const PAGE = `<!DOCTYPE html><html><head><title>Duck - Site</title><style>p{}</style></head><body>
<header><a href="/">Logo</a></header><nav><ul><li>Home</li></ul></nav>
<main><h1>Duck<span hidden>secret</span></h1>
<p>A <b>duck</b> is a bird.<sup class="reference">[1]</sup> See <a href="x">more</a>.<br>New line.</p>
<script>alert(1)</script><div style="display: none">hidden</div>
<h2>Food</h2><ul><li>Grass<ul><li>green</li></ul></li><li>Fish</li></ul>
<ol><li>One</li><li>Two</li></ol><pre>  if (a &lt; b)
    swim()</pre>
<table><tr><th>Bird</th><th>Weight</th></tr><tr><td>Duck</td><td>1 kg</td></tr></table>
<table><tr><th>Class</th><td>Aves</td></tr><tr><th>Order</th><td>Anseriformes</td></tr></table>
Loose text <i>here</i>.
<h2>References</h2><div class="reflist"><ol><li>Book</li></ol></div>
<h2>External links</h2><ul><li>Other page</li></ul></main>
<aside>Buy ducks</aside><footer>© us</footer></body></html>`

describe('HTML', () => {
  it('keeps the main content and its structure, drops the furniture', async () => {
    const { title, blocks } = await read(PAGE)
    expect(title).toBe('Duck')
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Duck'],
      ['paragraph', 'A duck is a bird. See more. New line.'],
      ['heading', 'Food'],
      ['list', '- Grass\n  - green\n- Fish'],
      ['list', '1. One\n2. Two'],
      ['code', '  if (a < b)\n    swim()'],
      ['table', 'Bird: Duck; Weight: 1 kg'],
      ['table', 'Class: Aves\nOrder: Anseriformes'],
      ['paragraph', 'Loose text here.'],
    ])
    expect(blocks.at(-1)?.path).toEqual(['Duck', 'Food'])
  })

  it('reads a page without a main element from its body', async () => {
    const { title, blocks } = await read('<html><title>T</title><body>Hello <p>World</body></html>')
    expect([title, ...blocks.map(({ text }) => text)]).toEqual(['T', 'Hello', 'World'])
  })

  it('survives nesting that would overflow a recursive reader', async () => {
    const { blocks, warnings } = await read(`<html><body>${'<div>'.repeat(20_000)}<p>Deep duck</p>${'</div>'.repeat(20_000)}</body></html>`)
    expect(blocks.map(({ text }) => text)).toEqual(['Deep duck'])
    expect(warnings).toHaveLength(1)
  })

  it('reads the charset the page declares, and says when there is no text', async () => {
    const bytes = new Uint8Array(Buffer.from('<html><head><meta charset="shift_jis"></head><body><p>\x83\x41\x83\x71\x83\x8b</p></body></html>', 'latin1'))
    const { blocks } = await extractInThread({ fileName: 'a', mimeType: 'text/html', bytes })
    expect(blocks[0]?.text).toBe('アヒル')
    await expect(read('<html><body><script>render()</script></body></html>')).rejects.toMatchObject({ shape: { reason: 'document_no_text' } })
  })

  it('is known by its content, whatever its name', async () => {
    expect((await read('<!-- x --><!doctype html><p>Duck</p>', 'notes.txt')).blocks).toHaveLength(1)
    expect((await read('a < b and <b>this</b> is text', 'notes.txt')).blocks[0]?.text).toBe('a < b and <b>this</b> is text')
  })
})
