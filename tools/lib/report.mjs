// What a person sees while they wait, and the one line they see when it goes wrong.

/** A failure the reader can act on: its message is the one line printed. */
export class Stop extends Error {}

let out = process.stdout

/** Sends progress to stderr: for commands whose stdout is for machines. */
export function progressToStderr() {
  out = process.stderr
}

const isLive = () => out.isTTY && !process.env.CI
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs `work` and shows that it runs: a line that counts on a terminal, else a line at the start, every ten seconds and at the end.
 * @param {string} label what is being done, as in "Installing packages"
 * @param {() => Promise<unknown>} work
 */
export async function step(label, work) {
  const since = Date.now()
  const live = isLive()
  if (!live) out.write(`  ${label} …\n`)
  const draw = () => out.write(live ? `\r  ${label} … ${seconds(since)} ` : `  ${label} … ${seconds(since)}\n`)
  const timer = setInterval(draw, live ? 200 : 10_000)
  try {
    const result = await work()
    out.write(`${live ? '\r\x1b[K' : ''}  ${label}: done in ${seconds(since)}\n`)
    return result
  } catch (error) {
    if (live) out.write('\r\x1b[K')
    throw error
  } finally {
    clearInterval(timer)
  }
}

const refusals = { EACCES: "can't be written", EPERM: "can't be written", EROFS: "can't be written: the disk is read-only", ENOSPC: "can't be written: the disk is full" }

/** Ends the process with one line and exit code 1. Anything but a `Stop` or a refused write is a defect of ours and keeps its stack. */
export function fail(error) {
  const refused = refusals[error?.code]
  if (error instanceof Stop) console.error(`colonnade: ${error.message}`)
  else if (refused) console.error(`colonnade: ${error.path ?? 'The folder'} ${refused}.`)
  else console.error(error)
  process.exit(1)
}
