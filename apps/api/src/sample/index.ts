import { createServiceCtx, PROVIDER, systemActor, type Services } from '@colonnade/trpc'
import { addUser, addTenant } from '@colonnade/trpc/domains/identity/tenant/found'
import { allPermissions } from '@colonnade/contract'
import { sampleKnowledge } from './ai.ts'
import { sampleDatacenter } from './datacenter.ts'

/** A line of the welcome: who, and how to sign in. */
export interface SignInLine { who: string; email: string; password: string }

/** Password of every sample account. */
const PASSWORD = 'colonnade-sample'

/** Fills an empty platform with a provider and two tenants to look at. */
export async function sampleData(services: Services): Promise<SignInLine[]> {
  const ctx = createServiceCtx(services, systemActor(PROVIDER, allPermissions), { requestId: 'sample-data', ip: null, userAgent: null })
  await addUser(ctx, { tenantId: PROVIDER, email: 'operator@colonnade.example', fullName: 'Olivia Operator', password: PASSWORD, emailVerified: true, role: 'super_admin' })
  const aurora = await addTenant(ctx, { name: 'Aurora Labs', slug: 'aurora', tier: 'pro', admin: { email: 'admin@aurora.example', fullName: 'Ada Aurora', password: PASSWORD, emailVerified: true } })
  const beichen = await addTenant(ctx, { name: '北辰科技', slug: 'beichen', tier: 'enterprise', admin: { email: 'admin@beichen.example', fullName: '陈北辰', password: PASSWORD, emailVerified: true, locale: 'zh-CN' } })
  await sampleDatacenter(ctx, { aurora: aurora.tenantId, beichen: beichen.tenantId })
  await sampleKnowledge(services, aurora.tenantId, 'en')
  await sampleKnowledge(services, beichen.tenantId, 'zh')
  return [
    { who: 'Operator (console)', email: 'operator@colonnade.example', password: PASSWORD },
    { who: 'Aurora Labs (web)', email: 'admin@aurora.example', password: PASSWORD },
    { who: '北辰科技 (web)', email: 'admin@beichen.example', password: PASSWORD },
  ]
}
