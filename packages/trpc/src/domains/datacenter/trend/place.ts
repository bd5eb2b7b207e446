/** A part of the rooms: what has all that is named; `null` stands for what says nothing of it. */
export interface Place { region?: string | null | undefined; dc?: string | null | undefined; room?: string | null | undefined; groupId?: string | undefined }

/** Conditions over the alias's region, dc, room and group_id; placeholders count from `first`. */
export function placeConditions(place: Place, alias: string, first: number): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = []
  const conditions: string[] = []
  for (const field of ['region', 'dc', 'room'] as const) {
    if (place[field] === undefined) continue
    if (place[field] === null) conditions.push(`${alias}.${field} IS NULL`)
    else conditions.push(`${alias}.${field} = $${first - 1 + values.push(place[field])}::text`)
  }
  if (place.groupId) conditions.push(`${alias}.group_id = $${first - 1 + values.push(place.groupId)}::uuid`)
  return { conditions, values }
}
