// npm's long complaints in one line.

const causes = [
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ERR_SOCKET_TIMEOUT|network/i, 'The package registry could not be reached. Check the network (or the npm proxy settings) and start again.'],
  [/ENOSPC/, 'The disk is full, so the packages could not be installed.'],
  [/EACCES|EPERM|EROFS/, 'node_modules or the npm cache can\'t be written, so the packages could not be installed.'],
  [/E401|E403/, 'The package registry refused access. Check the npm registry settings.'],
  [/E404|ETARGET|notarget/, 'The package registry does not have a package this version needs.'],
]

/** The last `count` lines that say something. */
export const lastLines = (output, count) => output.trim().split('\n').filter((line) => line.trim()).slice(-count).join('\n')

/** One sentence for a failed `npm install`, with npm's own first error behind it. */
export function explainInstall(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line)).map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
  const detail = errors.find((line) => line && !/^(code|errno|syscall|path)\b/.test(line) && !/complete log/.test(line)) ?? lastLines(output, 1)
  const code = errors.find((line) => line.startsWith('code ')) ?? ''
  const known = causes.find(([pattern]) => pattern.test(code)) ?? causes.find(([pattern]) => pattern.test(output))
  return `${known?.[1] ?? 'npm install failed.'} (npm: ${detail.slice(0, 300)})`
}
