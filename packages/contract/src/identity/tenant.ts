import { TenantStatus, TenantTier } from '@colonnade/db/enums'
import * as z from 'zod'
import { decimal, email, id, line, locale, prose, restorable, slug, versioned, whole } from '../kernel/fields.ts'
import { entitySchemas } from '../kernel/entity.ts'

/** Quotas a tier starts with; an operator may set others. */
export const tierQuotas = {
  free: { maxUsers: 5, maxWorkflows: 10, maxKnowledgeBases: 3 },
  pro: { maxUsers: 50, maxWorkflows: 100, maxKnowledgeBases: 25 },
  enterprise: { maxUsers: 1000, maxWorkflows: 1000, maxKnowledgeBases: 250 },
} as const satisfies Record<keyof typeof TenantTier, object>

const profile = {
  name: line(255), description: prose(5000).nullish(), industry: line(100).nullish(), region: line(100).nullish(), contactEmail: email.nullish(), contactPhone: line(50).nullish(),
}
const quotas = { maxUsers: whole(1, 1_000_000), maxWorkflows: whole(0, 1_000_000), maxKnowledgeBases: whole(0, 1_000_000) }
const profileOutput = {
  name: z.string(), slug: z.string(), description: z.string().nullable(), industry: z.string().nullable(), region: z.string().nullable(), status: z.enum(TenantStatus), tier: z.enum(TenantTier),
  contactEmail: z.string().nullable(), contactPhone: z.string().nullable(), maxUsers: z.int(), maxWorkflows: z.int(), maxKnowledgeBases: z.int(),
}

/** A customer, as operators see it. Making one invites its first administrator. */
export const tenantSchemas = entitySchemas({
  output: z.object({ ...restorable, ...profileOutput }),
  create: z.strictObject({
    ...profile, slug, tier: z.enum(TenantTier).default('free'), maxUsers: quotas.maxUsers.optional(), maxWorkflows: quotas.maxWorkflows.optional(), maxKnowledgeBases: quotas.maxKnowledgeBases.optional(),
    admin: z.strictObject({ email, fullName: line(255).optional(), locale: locale.default('en') }),
  }),
  update: z.strictObject({ ...profile, slug, tier: z.enum(TenantTier), ...quotas }).partial(),
  filterable: ['name', 'slug', 'status', 'tier', 'industry', 'region', 'maxUsers', 'createdAt'],
  sortable: ['name', 'slug', 'status', 'tier', 'maxUsers', 'createdAt', 'updatedAt'],
  searchable: ['name', 'slug', 'contactEmail', 'industry', 'region'],
})
/** Which tenant is suspended, and why: the reason stands in the audit log. */
export const suspendInput = z.strictObject({ id, reason: line(500).optional() })
/** What tenants use of what they may. */
export const tenantUsage = z.array(z.object({ tenantId: id, users: z.int(), knowledgeBases: z.int(), virtualMachines: z.int() }))

/** One's own tenant: its profile, quotas and use. */
export const ownTenantSchemas = entitySchemas({
  output: z.object({ ...versioned, ...profileOutput, userCount: z.int(), knowledgeBaseCount: z.int() }),
  create: z.strictObject({}), update: z.strictObject(profile).partial(), filterable: [], sortable: [], searchable: [],
})

const ratio = (max: number) => decimal.refine((d) => Number(d) >= 0 && Number(d) <= max && /^\d(\.\d{1,2})?$/.test(d), `must be from 0 to ${max}, with at most two decimals`)
const settings = {
  defaultModel: line(100).nullable(), maxTokensPerRequest: whole(1, 10_000_000), temperature: ratio(2), defaultEmbeddingModel: line(100).nullable(), vectorSearchTopK: whole(1, 200),
  vectorSearchThreshold: ratio(1), maxConcurrentWorkflows: whole(1, 1000), workflowTimeoutSeconds: whole(1, 604_800),
}
/** Settings of one's own tenant. */
export const tenantConfigSchemas = entitySchemas({
  output: z.object({
    ...versioned, defaultModel: z.string().nullable(), maxTokensPerRequest: z.int(), temperature: decimal, defaultEmbeddingModel: z.string().nullable(), vectorSearchTopK: z.int(),
    vectorSearchThreshold: decimal, maxConcurrentWorkflows: z.int(), workflowTimeoutSeconds: z.int(),
  }),
  create: z.strictObject({}), update: z.strictObject(settings).partial(), filterable: [], sortable: [], searchable: [],
})
/** A change of one's own tenant or its settings, of the version it was read in. */
export function ownEdit<S extends z.ZodType>(patch: S) {
  return z.strictObject({ version: z.number().int().min(1), patch })
}
