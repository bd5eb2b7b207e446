import * as z from 'zod'

/** Grows when a program made for the former revision could no longer work with the server. */
export const API_REVISION = 1
/** The oldest revision a server of this build still serves. */
export const OLDEST_API_REVISION = 1

/** What a server says of itself at `/api/about`, before anybody has signed in: that it is a Colonnade, and which revisions of the API it serves. */
export const about = z.object({
  product: z.literal('colonnade'), version: z.string().max(64),
  api: z.object({ revision: z.number().int().min(1), oldest: z.number().int().min(1) }),
})
export type About = z.infer<typeof about>

/** Whether a program of a revision can work with a server: `older` and `newer` say what the server is to the program. */
export function compatibility({ api }: Pick<About, 'api'>, revision: number = API_REVISION): 'compatible' | 'older' | 'newer' {
  if (api.revision < revision) return 'older'
  return api.oldest > revision ? 'newer' : 'compatible'
}
