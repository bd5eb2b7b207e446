import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'

// jsdom has no layout: without these a virtual list believes it has no room, and Radix can't measure.
const size = (px: number) => ({ configurable: true, get: () => px })
Object.defineProperties(Element.prototype, { clientHeight: size(600), clientWidth: size(1000) })
Object.defineProperties(HTMLElement.prototype, { offsetHeight: size(600), offsetWidth: size(1000) })
globalThis.scrollTo = () => undefined
Element.prototype.scrollTo = () => undefined
Element.prototype.scrollIntoView = () => undefined
Element.prototype.hasPointerCapture = () => false
globalThis.matchMedia ??= ((media: string) => ({ media, matches: false, addEventListener() {}, removeEventListener() {} })) as unknown as typeof matchMedia
globalThis.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} }

// A machine with other work is not a failed screen.
configure({ asyncUtilTimeout: 15_000 })

beforeEach(() => { localStorage.clear(); sessionStorage.clear() })
afterEach(cleanup)
