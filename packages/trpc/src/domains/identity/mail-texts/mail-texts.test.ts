import { describe, expect, it } from 'vitest'
import { mailTexts, renderMail } from './render.ts'
import type { MailTemplate } from './texts.ts'

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
const templates = Object.keys(mailTexts['en']!) as MailTemplate[]

describe('mail texts', () => {
  it('say the same in every language: the same mails, the same things filled in', () => {
    for (const [language, texts] of Object.entries(mailTexts)) {
      expect(Object.keys(texts), language).toEqual(templates)
      for (const t of templates) {
        expect(holes(texts[t].body), `${language} ${t}`).toEqual(holes(mailTexts['en']![t].body))
        expect(holes(texts[t].subject), `${language} ${t}`).toEqual(holes(mailTexts['en']![t].subject))
      }
    }
  })

  it('fall back to English, and leave no hole open', () => {
    for (const t of templates) {
      const mail = renderMail(t, 'fr', { name: 'A', tenant: 'B', inviter: 'C', link: 'https://x.test/?token=1', hours: 48, minutes: 60, days: 7, time: 'now' })
      expect(mail.locale).toBe('en')
      expect(holes(mail.subject + mail.body)).toEqual([])
    }
  })

  it("keep a stranger's name from becoming a line, a header or a link of its own", () => {
    const { subject, body } = renderMail('invitation', 'en', { name: '{link} x', tenant: 'Evil\r\nBcc: all@x.test https://evil.test www.evil.test', inviter: 'y'.repeat(5000), link: 'https://ours.test/?token=1', days: 7 })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(body.match(/https?:\/\/\S+/g)).toEqual(['https://ours.test/?token=1'])
    expect(body).not.toContain('www.')
    expect(subject.length).toBeLessThanOrEqual(255)
  })
})
