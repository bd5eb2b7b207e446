import type { ReactNode, Ref } from 'react'

/** One place in the rail. `icon` is an SVG element; `badge` a figure or dot at the end. */
export interface NavItem { id: string; label: string; href: string; icon: ReactNode; active?: boolean; badge?: ReactNode }
/** Places that belong together, under a small heading. */
export interface NavSection { id: string; label?: string; items: readonly NavItem[] }
/** A step of the breadcrumb; the last has no href. */
export interface Crumb { label: ReactNode; href?: string }
/** What a link of the frame needs; spread it on the router's link: `(p) => <Link to={p.href} {...p} />`. */
export interface LinkProps { href: string; className?: string; children: ReactNode; title?: string; 'aria-label'?: string; 'aria-current'?: 'page' | undefined; onClick?: () => void; ref?: Ref<HTMLAnchorElement> }
/** Draws a link with the app's router. */
export type RenderLink = (props: LinkProps) => ReactNode
/** Whether the server can be reached. `since`: when reconnecting began; offline, the moment of the last news (milliseconds since 1970). */
export interface LiveState { status: 'connected' | 'reconnecting' | 'offline'; since?: number }

/** A plain anchor, for where no router is at hand. */
export const plainLink: RenderLink = (props) => <a {...props} />
