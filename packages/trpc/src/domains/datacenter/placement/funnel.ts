import type { Funnel, FunnelStep, Reason } from './types.ts'

/** One filter's count while it is being made. */
export interface Turn {
  readonly filter: string
  hosts: number
  least: number
  reason: Reason | null
}

/** Steps whose counts add up by construction: each begins with what the one before it left. */
export function funnelOf(hosts: number, turns: readonly Turn[]): Funnel {
  let before = hosts
  const steps = turns.map(({ filter, hosts: ruledOut, reason }): FunnelStep => {
    const step = { filter, before, ruledOut, after: before - ruledOut, reason }
    before = step.after
    return step
  })
  return { hosts, steps, left: before }
}

/** The funnel in one line, "1,523 → 1,401 status → 220 cpu → 0 quota": only the steps that ruled out a host. For logs; a screen translates the names. */
export function funnelLine({ hosts, steps }: Funnel): string {
  const figure = (n: number): string => n.toLocaleString('en-US')
  return [figure(hosts), ...steps.filter((s) => s.ruledOut > 0).map((s) => `${figure(s.after)} ${s.filter}`)].join(' → ')
}
