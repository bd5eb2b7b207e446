/** A text of somebody else's as it can be kept anywhere: without control characters and half characters, which no database takes, and no longer than `most`. */
export function plainText(text: string, most: number): string {
  return text.toWellFormed().replace(/[\u0000-\u001f\u007f]+/g, ' ').trim().slice(0, most).replace(/[\ud800-\udbff]$/, '')
}
