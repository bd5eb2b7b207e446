import { readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** How often the holder says that it lives, and after how long without that word a holder on another machine counts as gone, in ms. */
const BEAT_MS = 10_000
const SILENT_MS = 45_000

interface Holder { pid: number; host: string; started: string | null }

/** Another process has the folder open; two would ruin the database in it. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

// State and start of a process, where the system tells: a number alone may belong to somebody else by now.
function processFacts(pid: number): { zombie: boolean; started: string } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return { zombie: fields[0] === 'Z' || fields[0] === 'X', started: fields[19]! }
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function lives(holder: Holder, file: string): boolean {
  if (holder.host !== hostname()) return Date.now() - statSync(file).mtimeMs < SILENT_MS
  if (!isAlive(holder.pid)) return false
  const facts = processFacts(holder.pid)
  return !facts || (!facts.zombie && (holder.started === null || holder.started === facts.started))
}

function holderIn(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    // half written: by one who takes it just now, or who died doing so
    return { pid: 0, host: '', started: null }
  }
}

// Moved away, not removed: should another have been quicker, it is theirs that was moved, and is put back.
function clearAway(file: string, judged: Holder): void {
  const aside = `${file}.${process.pid}`
  renameSync(file, aside)
  if (JSON.stringify(holderIn(aside)) !== JSON.stringify(judged)) renameSync(aside, file)
  else unlinkSync(aside)
}

function take(file: string, me: Holder): void {
  for (let tries = 0; tries < 5; tries++) {
    try {
      writeFileSync(file, JSON.stringify(me), { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderIn(file)
    if (!holder) continue
    if (lives(holder, file)) break
    clearAway(file, holder)
  }
  const holder = holderIn(file)
  const who = holder && holder.host !== hostname() ? `a process on ${holder.host || 'another machine'}` : `process ${holder?.pid}`
  throw new FolderInUse(`The data folder is in use by ${who} (${file}): stop that one first, or choose another folder with DATA_DIR=…`)
}

/**
 * Marks a folder as this process's own until the returned function is called or the process ends; a mark left by a process that is gone is
 * taken over. Throws FolderInUse when a living process has it, this one included.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`
  const me: Holder = { pid: process.pid, host: hostname(), started: processFacts(process.pid)?.started ?? null }
  take(file, me)
  const beat = setInterval(() => { try { utimesSync(file, new Date(), new Date()) } catch { /* the folder was removed under us */ } }, BEAT_MS)
  beat.unref()
  const release = () => {
    clearInterval(beat)
    process.off('exit', release)
    try { if (holderIn(file)?.pid === me.pid) unlinkSync(file) } catch { /* gone already */ }
  }
  process.on('exit', release)
  return release
}
