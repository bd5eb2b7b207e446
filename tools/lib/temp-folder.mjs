// What a test run writes to the machine's temporary folder stands in a folder of the run, and goes with it: also what a test that was
// killed left behind. Vitest calls this once per project; only the first makes the folder and only the last removes it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let users = 0
let folder
let before

/** @returns {() => void} what removes it */
export function setup() {
  if (users++ === 0) {
    before = process.env.TMPDIR
    folder = mkdtempSync(join(tmpdir(), 'colonnade-run-'))
    process.env.TMPDIR = folder
  }
  return () => {
    if (--users > 0) return
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
