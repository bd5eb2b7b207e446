export { launch, openWindow, signIn, type Browser, type BrowserContext, type Page, type WindowOptions } from './browser/browser.ts'
export { lineTo, type Line } from './browser/line.ts'
export { inspect, routesOf, visit } from './browser/inspect.ts'
export { openTour, tour, type Tour, type TourPlan, type TourResult } from './browser/tour.ts'
