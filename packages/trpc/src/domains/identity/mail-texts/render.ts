import { en } from './en.ts'
import type { MailTemplate, MailTexts } from './texts.ts'
import { zhCn } from './zh-cn.ts'
import { zhTw } from './zh-tw.ts'

/** The texts by language. */
export const mailTexts: Record<string, MailTexts> = { en, 'zh-CN': zhCn, 'zh-TW': zhTw }

/** Subject and body of a mail in the reader's language, English where there is none. What is filled in stays on its line and is no link of its own. */
export function renderMail(template: MailTemplate, locale: string, values: Record<string, string | number>): { template: string; locale: string; subject: string; body: string } {
  const language = locale in mailTexts ? locale : 'en'
  const { subject, body } = mailTexts[language]![template]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => plain(key, String(values[key] ?? '')))
  return { template, locale: language, subject: fill(subject).slice(0, 255), body: fill(body) }
}

// A name is a stranger's words in a mail of ours: no line breaks, nothing a mail program would turn into a link.
function plain(key: string, value: string): string {
  return key === 'link' ? value : value.replace(/\s+/g, ' ').replace(/(https?:)\/\//gi, '$1 ').replace(/\b(www)\./gi, '$1 ').slice(0, 255)
}
