import { ownTenantSchemas, tenantConfigSchemas } from '@colonnade/contract/identity'
import { Badge, CapacityBar, Card, ErrorState, Facts, Mono, ResourceForm, Skeleton, toast, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import * as z from 'zod'
import { useClient, useTRPC } from '../api/api-context.ts'
import { useRefresh } from '../resource/forms.tsx'
import { useMay } from '../session/use-session.ts'
import { SettingsFrame } from './frame.tsx'
import { useIdentityText } from './text.ts'

const own = ownTenantSchemas.update.shape
const profileSchema = z.object({ name: own.name.unwrap(), description: own.description, industry: own.industry, region: own.region, contactEmail: own.contactEmail.meta({ widget: 'email' }), contactPhone: own.contactPhone })
const config = tenantConfigSchemas.update.shape
const settingsSchema = z.object({
  defaultModel: config.defaultModel, temperature: config.temperature.unwrap(), maxTokensPerRequest: config.maxTokensPerRequest.unwrap(), defaultEmbeddingModel: config.defaultEmbeddingModel,
  vectorSearchTopK: config.vectorSearchTopK.unwrap(), vectorSearchThreshold: config.vectorSearchThreshold.unwrap(),
})

/** The tenant's own profile, what it may use, and how its models answer by default. */
export function TenantSettingsPage() {
  const t = useIdentityText()
  const f = useFormat()
  const trpc = useTRPC()
  const client = useClient()
  const mayEdit = useMay('tenant_configs:update')
  const maySee = useMay('tenant_configs:read')
  const refresh = useRefresh(['identity', 'tenant'])
  const mine = useQuery(trpc.identity.tenant.mine.queryOptions())
  const data = mine.data
  const sent = async (work: Promise<unknown>) => { await work; await refresh(); toast.success(t('saved')) }
  if (mine.isError && !data) return <SettingsFrame title={t('tenant.title')}><ErrorState error={mine.error} onRetry={() => void mine.refetch()} /></SettingsFrame>
  return (
    <SettingsFrame title={t('tenant.title')} line={t('tenant.line')}>
      <div className="flex flex-col gap-6">
        <Card title={t('tenant.profile')}>
          {!data ? <div className="flex flex-col gap-3"><Skeleton className="w-1/2" /><Skeleton className="w-2/3" /></div> : <>
            <Facts className="mb-5" items={[{ label: t('tenant.slug'), value: <Mono>{data.slug}</Mono> }, { label: t('tenant.tier'), value: <Badge tone="accent">{t(`tenant.tiers.${data.tier}`)}</Badge> }]} />
            <ResourceForm className="[&>.sticky]:static" schema={profileSchema} version={data.version} readOnly={!mayEdit} draftKey="tenant.mine"
              defaultValues={{ name: data.name, description: data.description, industry: data.industry, region: data.region, contactEmail: data.contactEmail, contactPhone: data.contactPhone }}
              fields={{ name: { label: t('tenant.name') }, description: { label: t('tenant.description') }, industry: { label: t('tenant.industry') }, region: { label: t('tenant.region') }, contactEmail: { label: t('tenant.contactEmail') }, contactPhone: { label: t('tenant.contactPhone') } }}
              onSubmit={(_values, { changed, version }) => sent(client.identity.tenant.updateMine.mutate({ version: version ?? data.version, patch: changed }))} />
          </>}
        </Card>
        <Card title={t('tenant.quotas')} hint={t('tenant.quotasLine')}>
          {data && <dl className="grid grid-cols-[140px_minmax(0,1fr)] items-center gap-x-4 gap-y-2">
            <dt className="text-muted">{t('tenant.users')}</dt><dd><CapacityBar used={data.userCount} total={data.maxUsers} label={t('tenant.users')} figure="amount" format={(n) => f.number(n)} /></dd>
            <dt className="text-muted">{t('tenant.bases')}</dt><dd><CapacityBar used={data.knowledgeBaseCount} total={data.maxKnowledgeBases} label={t('tenant.bases')} figure="amount" format={(n) => f.number(n)} /></dd>
          </dl>}
        </Card>
        {maySee && <Defaults mayEdit={mayEdit} onSent={sent} />}
      </div>
    </SettingsFrame>
  )
}

function Defaults({ mayEdit, onSent }: { mayEdit: boolean; onSent: (work: Promise<unknown>) => Promise<void> }) {
  const t = useIdentityText()
  const trpc = useTRPC()
  const client = useClient()
  const mayModels = useMay('models:read')
  const settings = useQuery(trpc.identity.tenant.settings.queryOptions())
  const models = useQuery({ ...trpc.ai.model.list.queryOptions({ limit: 200, sort: [{ field: 'name', direction: 'asc' }] }), enabled: mayModels, staleTime: 60_000 })
  const choices = (type: 'chat' | 'embedding') => models.data?.items.filter((m) => m.modelType === type && m.available).map((m) => ({ value: m.name, label: m.name, ...(m.local ? { hint: t('tenant.local') } : {}) }))
  const data = settings.data
  if (settings.isError && !data) return <ErrorState compact error={settings.error} onRetry={() => void settings.refetch()} />
  return (
    <Card title={t('tenant.defaults')} hint={t('tenant.defaultsLine')}>
      {data && (models.data || !mayModels) ? (
        <ResourceForm className="[&>.sticky]:static" schema={settingsSchema} version={data.version} readOnly={!mayEdit} draftKey="tenant.settings" defaultValues={Object.fromEntries(Object.keys(settingsSchema.shape).map((k) => [k, data[k as keyof typeof data]])) as never}
          fields={{
            defaultModel: { label: t('tenant.model'), help: t('tenant.modelHelp'), options: choices('chat') }, temperature: { label: t('tenant.temperature'), help: t('tenant.temperatureHelp') }, maxTokensPerRequest: { label: t('tenant.maxTokens') },
            defaultEmbeddingModel: { label: t('tenant.embedding'), help: t('tenant.embeddingHelp'), options: choices('embedding') }, vectorSearchTopK: { label: t('tenant.topK'), help: t('tenant.topKHelp') }, vectorSearchThreshold: { label: t('tenant.threshold'), help: t('tenant.thresholdHelp') },
          }}
          onSubmit={(_values, { changed, version }) => onSent(client.identity.tenant.updateSettings.mutate({ version: version ?? data.version, patch: changed }))} />
      ) : <div className="flex flex-col gap-3"><Skeleton className="w-1/2" /><Skeleton className="w-2/3" /></div>}
    </Card>
  )
}
