const browsers: [RegExp, string][] = [[/\bEdg\//, 'Edge'], [/\bElectron\//, 'Colonnade'], [/\bOPR\//, 'Opera'], [/\bFirefox\//, 'Firefox'], [/\bChrome\//, 'Chrome'], [/\bVersion\/[\d.]+.*Safari\//, 'Safari'], [/\bcurl\//, 'curl'], [/\bnode\b/i, 'Node.js']]
const systems: [RegExp, string][] = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']]

/** A browser and a system as people call them, from what a browser says of itself; nothing for what is not known. */
export function describeAgent(userAgent: string | null): { name?: string; phone: boolean } {
  const text = userAgent ?? ''
  const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(text))?.[1]
  const name = [find(browsers), find(systems)].filter(Boolean).join(', ')
  return { ...(name ? { name } : {}), phone: /Mobi|iPhone|Android/.test(text) }
}
