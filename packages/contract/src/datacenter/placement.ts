import * as z from 'zod'
import { PlacementOutcome } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, line, stamps, whole } from '../kernel/fields.ts'
import { amounts } from './amounts.ts'
import { schedulingMode, virtualMachineType } from './virtual-machine.ts'

/** The most VMs one call places: they are written in one transaction. */
export const MOST_AT_ONCE = 500

/** Start of the names of a set: letters, digits, hyphens, dots and underscores. */
export const namePrefix = line(80).regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i, 'use letters, digits, hyphens, dots and underscores; start and end with a letter or digit')

/** What is preferred among hosts that would all do: the emptiest, the fullest, or the one where least is left stranded. */
export const placementPreference = z.enum(['spread', 'pack', 'least_fragmenting'])

/**
 * "Place `count` VMs of this size for this tenant in this group, all or none." They are named prefix-1, prefix-2 … from the next free number.
 * `hostIds` in mode `manual`: VM i goes to hostIds[i], or all to the only one; in other modes: look at these hosts only.
 * `prefer` replaces what the mode prefers among the hosts its rules allow.
 * VMs of one affinity group never share a host, in `rack_anti_affinity` never a rack either; without a name of its own the set is named after the prefix there.
 */
export const placeInput = z.strictObject({
  tenantId: id, groupId: id, specificationId: id, count: whole(1, MOST_AT_ONCE), mode: schedulingMode.default('spread'), prefer: placementPreference.optional(),
  hostIds: z.array(id).min(1).max(MOST_AT_ONCE).optional(), affinityGroup: line(100).nullish(), namePrefix, type: virtualMachineType.default('other'),
})
export type PlaceInput = z.infer<typeof placeInput>

/** A reason as data: a stable code to translate and the figures for the sentence. */
export const placementReason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
/** The way from all hosts of the group to those that would do: what each filter was given, ruled out and left. */
export const placementFunnel = z.object({
  hosts: z.int(), left: z.int(),
  steps: z.array(z.object({ filter: z.string(), before: z.int(), ruledOut: z.int(), after: z.int(), reason: placementReason.nullable() })),
})
export type PlacementFunnel = z.infer<typeof placementFunnel>
/** Filters that would all have to give, and the hosts this would open up. */
export const placementWayOut = z.object({ filters: z.array(z.string()), hosts: z.int(), reasons: z.array(placementReason) })
export type PlacementWayOut = z.infer<typeof placementWayOut>

const parts = z.record(z.string(), z.number())
/** One VM and the host it goes to: its name there, why the host scored as it did (0..1), and what the host has in use before and after. */
export const placementAssignment = z.object({
  name: z.string(), hostId: id, hostName: z.string(), rackId: id.nullable(), score: z.number(), parts, before: amounts, after: amounts, capacity: amounts,
})
/** A host that would have come next. */
export const runnerUp = z.object({ hostId: id, hostName: z.string(), score: z.number(), parts })
/** The tenant's quota in the group as it would be afterwards; null where it has none and is not limited. cpu in cores. */
const quotaAfter = z.object({ limit: amounts, used: amounts }).nullable()

/** All fit: which host each VM goes to. */
export const placementFits = z.object({ ok: z.literal(true), assignments: z.array(placementAssignment), runnersUp: z.array(runnerUp), funnel: placementFunnel, quota: quotaAfter })
/** None is placed: why, how many of them would have fitted, and what would have to give. */
export const placementRefused = z.object({ ok: z.literal(false), reason: z.enum(['no_room', 'quota_exceeded', 'bad_request']), room: z.int(), funnel: placementFunnel, reasons: z.array(placementWayOut) })
/** The answer of a what-if. */
export const whatIfResult = z.discriminatedUnion('ok', [placementFits, placementRefused])
export type WhatIfResult = z.infer<typeof whatIfResult>

/** What was placed. */
export const placeResult = z.object({
  placementEventId: id, virtualMachines: z.array(z.object({ id, name: z.string(), hostId: id, hostName: z.string(), rackId: id.nullable() })), funnel: placementFunnel, quota: quotaAfter,
})
export type PlaceResult = z.infer<typeof placeResult>

/** Moves a VM to a host of its group, or to whichever suits best when no host is named. */
export const moveInput = z.strictObject({ id, hostId: id.nullish() })

/** Why VMs landed where they did, or did not: kept for each request, a refused one too. */
export const placementEventSchemas = entitySchemas({
  output: z.object({
    ...stamps, tenantId: id, tenantName: z.string().nullable(), groupId: id.nullable(), groupName: z.string().nullable(), specificationId: id.nullable(), specificationName: z.string().nullable(),
    outcome: z.enum(PlacementOutcome), mode: schedulingMode, requested: z.int(), request: z.record(z.string(), z.unknown()), funnel: z.record(z.string(), z.unknown()),
    assignments: z.array(z.record(z.string(), z.unknown())), requestId: z.string().nullable(),
  }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['tenantId', 'groupId', 'specificationId', 'outcome', 'mode', 'requested', 'requestId', 'createdAt'],
  sortable: ['createdAt', 'outcome', 'mode', 'requested'],
  searchable: ['tenantName', 'groupName', 'specificationName'],
})
