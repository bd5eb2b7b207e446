/**
 * The contract between the console's page and Electron's main process: one zod schema for each request and each answer. Main validates both.
 *
 * **Where the token lives.** The page hands a token over once (`token.set`) and can never read it back: no channel answers with one. Calls to a site
 * go to `app://console/api/<siteId>/…`, which main forwards to the site with the credential added. So the page is same-origin with what it calls
 * (no CORS, and the server needs to know nothing of the desktop), server-sent events stream through, and a script that gets into the page
 * finds no secret to take. Sign-in by password works the same way: the session cookie the site sets stays in main, in the same keychain entry.
 */
import * as z from 'zod'
import { errorShape } from '@colonnade/contract/kernel/errors'
import { isSafePath } from './deep-link.ts'
import { siteUrl } from './site-url.ts'

/** Most a file may hold when read or written through a dialog, in bytes: 64 MB. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Languages of the native parts, as everywhere in the product. */
export const locale = z.enum(['en', 'zh-CN', 'zh-TW'])
export type Locale = z.infer<typeof locale>

/** What the operator asked for; `system` follows the desktop. */
export const themeSource = z.enum(['system', 'light', 'dark'])
/** The asked-for theme and whether it comes out dark just now. */
export const theme = z.object({ source: themeSource, dark: z.boolean() })
export type Theme = z.infer<typeof theme>

const siteId = z.string().regex(/^[a-z0-9-]{1,64}$/)

/** What a site is for, so that production is not mistaken for a test; `other` goes by its own label. */
export const siteKind = z.enum(['none', 'production', 'staging', 'test', 'development', 'other'])
export type SiteKind = z.infer<typeof siteKind>
/** Colours a site can be told by; the page knows how they look in either theme. */
export const siteColour = z.enum(['verdigris', 'vermilion', 'ochre', 'moss', 'slate', 'plum'])
export type SiteColour = z.infer<typeof siteColour>
/** From which severity on a site's alerts may interrupt. */
export const alertLevel = z.enum(['off', 'critical', 'warning'])
export type AlertLevel = z.infer<typeof alertLevel>
/** How a site is told from the others, and what it may interrupt for. */
export const siteLook = z.object({ kind: siteKind, label: z.string().trim().max(20), colour: siteColour, alerts: alertLevel })
export type SiteLook = z.infer<typeof siteLook>
/** A site nobody said anything about. */
export const plainLook: SiteLook = { kind: 'none', label: '', colour: 'verdigris', alerts: 'warning' }

/** One API server. `credential` says what main holds for it: nothing, a token, or a session cookie. Never the secret itself. */
export const site = z.object({
  id: siteId, name: z.string(), url: z.string(), selected: z.boolean(), credential: z.enum(['none', 'token', 'session']), ...siteLook.shape,
  /** what it is for, as a word in the operator's language; empty when nothing was said */
  mark: z.string(),
  /** why this console can't work with the server that answered there last; absent while it can, or nobody has asked */
  problem: errorShape.optional(),
})
export type Site = z.infer<typeof site>

/** State of the native window. */
export const windowState = z.object({ maximized: z.boolean(), fullScreen: z.boolean(), focused: z.boolean() })
export type WindowState = z.infer<typeof windowState>

/** A link to show. `siteId` is null when no known site answers to `site`: say so, and don't add it on the link's word. */
export const deepLink = z.object({ siteId: siteId.nullable(), site: z.string(), path: z.string() })
export type DeepLink = z.infer<typeof deepLink>

/** Name of something the page can be asked to do. */
export const commandId = z.string().regex(/^[a-z][a-zA-Z0-9.:-]{0,99}$/)
/** An entry of the system's menu: the page says what it can do just now, in the reader's words; main only draws it and says when it was chosen. `accelerator` in Electron's notation. */
export const menuCommand = z.strictObject({
  id: commandId, menu: z.enum(['file', 'go', 'view', 'site', 'app', 'help']), section: z.string().max(20), label: z.string().min(1).max(100),
  accelerator: z.string().regex(/^(CmdOrCtrl\+)?(Alt\+)?(Shift\+)?([A-Z0-9]|F\d{1,2}|[,./[\]]|Left|Right|Up|Down)$/).optional(),
})
export type MenuCommand = z.infer<typeof menuCommand>

/** `off` until a feed is set; `unsupported` where the platform has no updater. */
export const updateStatus = z.enum(['off', 'unsupported', 'idle', 'checking', 'downloading', 'ready', 'failed'])
export type UpdateStatus = z.infer<typeof updateStatus>

/** About this build and this machine. `keychain` false means tokens can be kept for this run only. */
export const appInfo = z.object({
  name: z.string(), version: z.string(), platform: z.string(), electron: z.string(), chrome: z.string(), locale, packaged: z.boolean(), keychain: z.boolean(),
})
export type AppInfo = z.infer<typeof appInfo>

/** A file read through the dialog: its name without its folder, and its bytes. `new File([bytes], name)` makes it what a browser's upload gives. */
export const openedFile = z.object({ name: z.string(), size: z.number().int().min(0).max(MAX_FILE_BYTES), bytes: z.instanceof(Uint8Array) })
export type OpenedFile = z.infer<typeof openedFile>

/** Most files that are opened at once; together they have as many bytes as one may have. */
export const MAX_FILES = 50
/** Most of a site's copy that is kept on this machine, in characters. */
export const MAX_KEPT = 4_000_000

const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array).refine((value) => value.byteLength <= MAX_FILE_BYTES, { message: 'At most 64 MB.' })
const nothing = z.undefined()
const siteName = z.string().trim().min(1).max(80)
const target = z.strictObject({ siteId, path: z.string().refine(isSafePath) })

/** Every channel, by name: what it takes and what it answers. What isn't here can't be called. */
export const channels = {
  'app.info': { request: nothing, response: appInfo },
  'sites.list': { request: nothing, response: z.array(site) },
  'sites.add': { request: z.strictObject({ name: siteName, url: siteUrl, ...siteLook.partial().shape }), response: site },
  'sites.update': { request: z.strictObject({ siteId, name: siteName.optional(), ...siteLook.partial().shape }), response: site },
  'sites.remove': { request: z.strictObject({ siteId }), response: nothing },
  'sites.select': { request: z.strictObject({ siteId }), response: nothing },
  'sites.probe': { request: z.strictObject({ url: siteUrl }), response: z.object({ reachable: z.boolean(), version: z.string().optional(), problem: errorShape.optional() }) },
  'token.set': { request: z.strictObject({ siteId, token: z.string().min(1).max(8192).regex(/^[\x21-\x7e]+$/), remember: z.boolean() }), response: nothing },
  'token.has': { request: z.strictObject({ siteId }), response: z.object({ present: z.boolean(), remembered: z.boolean() }) },
  'token.clear': { request: z.strictObject({ siteId }), response: nothing },
  'kept.read': { request: z.strictObject({ siteId }), response: z.string().nullable() },
  'kept.write': { request: z.strictObject({ siteId, text: z.string().max(MAX_KEPT) }), response: z.object({ kept: z.boolean() }) },
  'kept.clear': { request: z.strictObject({ siteId }), response: nothing },
  'files.open': { request: z.strictObject({ accept: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).max(16), multiple: z.boolean().default(false) }), response: z.array(openedFile).max(MAX_FILES) },
  'files.save': {
    request: z.strictObject({ suggestedName: z.string().min(1).max(200), content: z.union([z.string().max(MAX_FILE_BYTES), bytes]) }),
    response: z.object({ saved: z.boolean(), name: z.string().optional() }),
  },
  'notify.show': {
    request: z.strictObject({ title: z.string().min(1).max(200), body: z.string().max(1000), target: target.optional(), urgent: z.boolean().optional() }),
    response: z.object({ shown: z.boolean() }),
  },
  'window.state': { request: nothing, response: windowState },
  'badge.set': { request: z.strictObject({ count: z.number().int().min(0).max(99_999) }), response: nothing },
  'menu.set': { request: z.strictObject({ commands: z.array(menuCommand).max(200) }), response: nothing },
  'theme.get': { request: nothing, response: theme },
  'theme.set': { request: z.strictObject({ source: themeSource }), response: theme },
  'locale.set': { request: z.strictObject({ locale }), response: nothing },
  'links.take': { request: nothing, response: z.array(deepLink) },
  'updates.check': { request: nothing, response: updateStatus },
  'updates.status': { request: nothing, response: updateStatus },
  'updates.install': { request: nothing, response: z.object({ restarting: z.boolean() }) },
} as const

/** Name of a channel. */
export type ChannelName = keyof typeof channels
/** What a caller of the channel gives. */
export type ChannelRequest<N extends ChannelName> = z.input<(typeof channels)[N]['request']>
/** What main's handler receives: the request after parsing. */
export type ChannelInput<N extends ChannelName> = z.output<(typeof channels)[N]['request']>
/** What the channel answers. */
export type ChannelResponse<N extends ChannelName> = z.output<(typeof channels)[N]['response']>
