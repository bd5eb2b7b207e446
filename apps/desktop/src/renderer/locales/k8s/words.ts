import type { k8sEn } from './en.ts'

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> }
/** The same keys in another language. */
export type Words = Same<typeof k8sEn>
