import { unzipSync } from 'fflate'
import { corrupt, type ExtractLimits, tooLarge } from './limits.ts'

/** Names and unpacked sizes (bytes, as declared) of a zip's entries, read from its directory without unpacking. Throws when the zip is broken. */
export const listZip = (bytes: Uint8Array): { name: string; size: number }[] => {
  const entries: { name: string; size: number }[] = []
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries.push({ name, size: originalSize })
        return false
      },
    })
  } catch {
    throw corrupt('zip', 'its directory cannot be read')
  }
  return entries
}

/**
 * Unpacks the wanted entries. Sizes are checked before anything is unpacked, and an entry that lies about its size is cut at what it declared,
 * so a zip bomb costs nothing. Two entries of one name are refused.
 */
export const unzipWithin = (bytes: Uint8Array, limits: ExtractLimits, wanted: (name: string) => boolean): Map<string, Uint8Array> => {
  const entries = listZip(bytes)
  if (entries.length > limits.maxZipEntries) throw tooLarge(`The file packs ${entries.length} parts`, `${limits.maxZipEntries} parts`)
  const chosen = entries.filter(({ name }) => wanted(name))
  if (new Set(chosen.map(({ name }) => name)).size < chosen.length) throw corrupt('zip', 'two of its parts have the same name')
  const total = chosen.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.maxUnzippedBytes) throw tooLarge(`The file unpacks to ${Math.round(total / 1_000_000)} MB`, `${Math.round(limits.maxUnzippedBytes / 1_000_000)} MB`)
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => wanted(name) })))
  } catch {
    throw corrupt('zip', 'a part of it cannot be unpacked')
  }
}
