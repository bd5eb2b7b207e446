import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorOf } from '@colonnade/testing'
import { fetchPage } from './fetch-page.ts'
import { isPublicAddress } from './public-address.ts'
import { safeFileName } from './store-file.ts'

let server: Server, url: string
const here = () => true
const pages: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/page': (r) => r.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Hello</h1>'),
  '/packed': (r) => r.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(gzipSync('packed words')),
  '/bomb': (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
  '/moved': (r) => r.writeHead(302, { location: '/page' }).end(),
  '/inside': (r) => r.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/file': (r) => r.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/round': (r) => r.writeHead(302, { location: '/round' }).end(),
  '/gone': (r) => r.writeHead(404).end(),
  '/large': (r) => r.writeHead(200).end(Buffer.alloc(200_000)),
  '/slow': (r) => { r.writeHead(200); r.write('a') },
  '/%E6%8A%A5%E5%91%8A.md': (r) => r.writeHead(200, { 'content-type': 'text/markdown' }).end('# 报告'),
}

beforeAll(async () => {
  server = createServer((request, response) => pages[request.url!]?.(response, request))
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => { server.closeAllConnections(); server.close() })

describe('fetchPage', () => {
  it('brings a page, follows its redirects, unpacks it and names it', async () => {
    expect(await fetchPage(`${url}/moved`, { allowed: here })).toMatchObject({ url: `${url}/page`, name: 'page', mimeType: 'text/html', bytes: Buffer.from('<h1>Hello</h1>') })
    expect((await fetchPage(`${url}/packed`, { allowed: here })).bytes.toString()).toBe('packed words')
    expect((await fetchPage(`${url}/报告.md`, { allowed: here })).name).toBe('报告.md')
  })

  it('goes to no private address, whether named, hidden or redirected to', async () => {
    for (const address of [url, 'http://localhost/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://2130706433/', 'http://10.1.2.3/', 'http://169.254.169.254/', 'http://[fd00::1]/', 'http://0.0.0.0/', 'http://100.64.0.1/']) {
      expect((await errorOf(fetchPage(address))).reason, address).toBe('url_private')
    }
    const onlyOurs = (address: string) => address === '127.0.0.1'
    expect((await errorOf(fetchPage(`${url}/inside`, { allowed: onlyOurs }))).reason).toBe('url_private')
    expect((await errorOf(fetchPage(`${url}/file`, { allowed: here }))).reason).toBe('url_protocol')
    expect((await errorOf(fetchPage(url.replace('//', '//user:secret@'), { allowed: here }))).reason).toBe('url_credentials')
  })

  it('says what was wrong: size, time, status, too many redirects, nobody there', async () => {
    const reason = async (path: string, more = {}) => (await errorOf(fetchPage(`${url}${path}`, { allowed: here, ...more }))).reason
    expect(await reason('/large', { maxBytes: 100_000 })).toBe('url_too_large')
    expect(await reason('/bomb', { maxBytes: 100_000 })).toBe('url_too_large')
    expect(await reason('/slow', { timeoutMs: 300 })).toBe('url_timeout')
    expect(await reason('/gone')).toBe('url_refused')
    expect(await reason('/round')).toBe('url_redirects')
    expect((await errorOf(fetchPage('http://127.0.0.1:1/', { allowed: here }))).reason).toBe('url_unreachable')
    expect((await errorOf(fetchPage('http://no-such-host.invalid/', { allowed: here }))).reason).toBe('url_unknown_host')
  })
})

describe('isPublicAddress', () => {
  it('knows the ranges that are nobody’s business', () => {
    for (const address of ['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', 'not an address']) {
      expect(isPublicAddress(address), address).toBe(false)
    }
    for (const address of ['8.8.8.8', '93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946']) expect(isPublicAddress(address), address).toBe(true)
  })
})

describe('safeFileName', () => {
  it('keeps the name and drops where it pretends to lie', () => {
    expect(['../../etc/passwd', 'C:\\temp\\报告.pdf', '.htaccess', '', '   ', 'a\u0000b\u202egnp.exe'].map(safeFileName)).toEqual(['passwd', '报告.pdf', 'htaccess', 'document', 'document', 'abgnp.exe'])
    const long = safeFileName(`${'長'.repeat(400)}.docx`)
    expect([long.length, long.endsWith('.docx')]).toEqual([255, true])
    expect(safeFileName('\ud800.txt').isWellFormed()).toBe(true)
  })
})
