import type { EventBus } from './event-bus.ts'

/** What the process lends to every context: clock, bus, settings and drivers. The database is not here on purpose. */
export interface Services {
  clock: () => Date
  bus: EventBus
  /** 32 bytes from SECRET_KEY */
  secretKey: Uint8Array
  /** keys SECRET_KEY replaced: they open what they sealed, and seal nothing */
  retiredKeys?: Uint8Array[]
  publicUrl: string
  /** Drivers by name, filled in by the composition root; a domain reads its own through a typed accessor. */
  drivers: Record<string, unknown>
  log: { info(data: object, text: string): void; warn(data: object, text: string): void; error(data: object, text: string): void }
}
