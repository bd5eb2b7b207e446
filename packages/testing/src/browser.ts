export { launch, openWindow, signIn, type Browser, type BrowserContext, type Page, type WindowOptions } from './browser/browser.ts'
export { lineTo, type Line } from './browser/line.ts'
