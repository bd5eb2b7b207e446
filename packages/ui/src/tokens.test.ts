import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
type Color = [number, number, number]

function block(selector: string): Map<string, string> {
  const start = css.indexOf('{', css.indexOf(selector)) + 1
  return new Map([...css.slice(start, css.indexOf('}', start)).matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

// OKLCH → OKLab, mixing in OKLab, → linear sRGB → relative luminance: what WCAG's ratio is made of.
function oklab(l: number, c: number, h: number): Color {
  return [l, c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
}
function luminance([L, a, b]: Color): number {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3, m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3, s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clamp = (n: number) => Math.min(1, Math.max(0, n))
  return 0.2126 * clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) + 0.7152 * clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) + 0.0722 * clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
}
function resolve(name: string, theme: Map<string, string>): Color {
  const value = theme.get(name) ?? block(':root {\n  --good-text').get(name) ?? derived.get(name) ?? ''
  const plain = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(value)
  if (plain) return oklab(Number(plain[1]) / 100, Number(plain[2]), Number(plain[3]))
  const mix = /^color-mix\(in oklab, var\(--([\w-]+)\) (\d+)%, var\(--([\w-]+)\)\)$/.exec(value)
  if (!mix) throw new Error(`${name}: ${value}`)
  const share = Number(mix[2]) / 100
  const one = resolve(mix[1] ?? '', theme), two = resolve(mix[3] ?? '', theme)
  return one.map((n, i) => n * share + (two[i] ?? 0) * (1 - share)) as Color
}
const derived = new Map([...css.matchAll(/--([\w-]+):\s*(color-mix[^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
function ratio(a: string, b: string, theme: Map<string, string>): number {
  const [x = 0, y = 0] = [luminance(resolve(a, theme)), luminance(resolve(b, theme))].sort((m, n) => n - m)
  return (x + 0.05) / (y + 0.05)
}

const light = block(':root {')
const dark = block(":root[data-theme='dark']")

test('dark by the system is dark by choice', () => {
  expect(block(":root:not([data-theme='light'])")).toEqual(dark)
})

test.each([['light', light], ['dark', dark]] as const)('%s: text reads at AA (4.5) on every ground it stands on', (_name, theme) => {
  const pairs: [string, string][] = ['ground', 'surface', 'raised'].flatMap((g) => ['ink', 'muted', 'accent-text', 'good-text', 'warn-text', 'fail-text'].map((t): [string, string] => [t, g]))
  for (const tone of ['good', 'warn', 'fail', 'accent']) pairs.push([`${tone}-text`, `${tone}-soft`], ['ink', `${tone}-soft`])
  pairs.push(['on-accent', 'accent'], ['on-fail', 'fail'], ['muted', 'accent-soft'])
  for (const [text, ground] of pairs) expect(ratio(text, ground, theme), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
})

test.each([['light', light], ['dark', dark]] as const)('%s: shapes, bars, rings and data series stand out (3)', (_name, theme) => {
  // Amber against white is under 3 by the token itself; its shape is a triangle with a word beside it.
  for (const mark of ['accent', 'good', 'fail', 'muted', 'series-1', 'series-2', 'series-4', 'series-5', 'series-6']) expect(ratio(mark, 'surface', theme), mark).toBeGreaterThanOrEqual(3)
})

test.each([['light', light], ['dark', dark]] as const)('%s: data series are told apart in grey', (_name, theme) => {
  const greys = [1, 2, 3, 4, 5, 6].map((i) => luminance(resolve(`series-${i}`, theme)) ** (1 / 3)).sort((a, b) => a - b)
  greys.slice(1).forEach((grey, i) => expect(grey - (greys[i] ?? 0)).toBeGreaterThan(0.03))
})
