import { expect, it } from 'vitest'
import { screensLocales } from '../locales/index.ts'
import { jobTitle } from './jobs-tray.tsx'

const types = ['csv.import', 'netbox.import', 'datacenter.drain', 'cluster.upgrade', 'cluster.plugin', 'knowledge.index', 'identity.reset']

it.each(['en', 'zh-CN', 'zh-TW'] as const)('every kind of job has a name in %s, wherever it is listed', (language) => {
  const words = screensLocales[language].job as Record<string, string>
  for (const type of types) expect(jobTitle({ type, result: null }, ((key: string) => words[key.replace('job.', '')]) as never), type).toMatch(language === 'en' ? /^[A-Z]/ : /\p{Script=Han}/u)
})
