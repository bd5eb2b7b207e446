// Feeds sources to the real oxlint in a folder of their own, with one rule of ours switched on.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const oxlint = join(here, '../../node_modules/oxlint/bin/oxlint')

interface Diagnostic {
  filename: string
  message: string
  labels: { span: { line: number } }[]
}

/**
 * Lints `files` (path → source) with one rule.
 * @returns a line per finding: `path:line message`
 */
export function lint(rule: string, files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-lint-'))
  try {
    const config = { jsPlugins: [join(here, 'plugin.mjs')], categories: { correctness: 'off' }, rules: { [`colonnade/${rule}`]: 'error' } }
    write(folder, '.oxlintrc.json', JSON.stringify(config))
    for (const [path, source] of Object.entries(files)) write(folder, path, source)
    const { stdout, stderr } = spawnSync(process.execPath, [oxlint, '--format=json', '--threads=1'], { cwd: folder, encoding: 'utf8' })
    if (!stdout.startsWith('{')) throw new Error(`oxlint did not run: ${stdout}${stderr}`)
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] }
    return diagnostics.map(({ filename, labels, message }) => `${filename}:${labels[0]?.span.line} ${message}`).sort()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function write(folder: string, path: string, source: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), source)
}
