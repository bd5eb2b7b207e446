import type { permissionMatrix } from '@colonnade/contract/identity'
import { Badge, Button, Checkbox, cn, ErrorState, PageHeader, SearchInput, Select, Skeleton, toast, useFormat, useIsPhone } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowLeft, Check } from 'lucide-react'
import { useMemo, useState } from 'react'
import type * as z from 'zod'
import { useClient, useTRPC } from '../api/api-context.ts'
import { useScreensText } from '../locales/index.ts'
import { useRefresh } from '../resource/forms.tsx'
import { useMay } from '../session/use-session.ts'
import { usePermissionWords } from './permission-words.ts'

type Matrix = z.infer<typeof permissionMatrix>
type Role = Matrix['roles'][number]

/** What is ticked and not yet saved, per role, and the way to save it. */
function useEdits(matrix: Matrix) {
  const t = useScreensText()
  const client = useClient()
  const refresh = useRefresh(['identity', 'role'])
  const [edits, setEdits] = useState<{ readonly [roleId: string]: readonly string[] }>({})
  const of = (role: Role) => edits[role.id] ?? role.permissions
  const dirty = matrix.roles.filter((role) => edits[role.id] !== undefined)
  const save = useMutation({
    mutationFn: async () => {
      for (const role of dirty) await client.identity.role.setPermissions.mutate({ id: role.id, version: role.version, permissions: [...of(role)] as never })
    },
    onSuccess: () => { setEdits({}); toast.success(t('resource.saved')) },
    onSettled: () => refresh(),
  })
  const toggle = (role: Role, name: string, on: boolean) => {
    const next = new Set(of(role))
    if (on) next.add(name)
    else next.delete(name)
    const same = next.size === role.permissions.length && role.permissions.every((p) => next.has(p))
    setEdits(({ [role.id]: _before, ...rest }) => (same ? rest : { ...rest, [role.id]: matrix.permissions.map((p) => p.permission as string).filter((p) => next.has(p)) }))
  }
  return { of, dirty, save, toggle, discard: () => setEdits({}) }
}

/** Who may what: a column per role, a row per permission. System roles stand fixed, a tenant's own are ticked here; nobody gives away what they lack. */
export function RoleMatrix({ onClose }: { onClose: () => void }) {
  const t = useScreensText()
  const trpc = useTRPC()
  const matrix = useQuery(trpc.identity.role.matrix.queryOptions())
  return (
    <div className="flex min-h-0 w-full flex-1 flex-col px-4 pt-4 max-sm:px-3">
      <Button look="ghost" size="sm" icon={<ArrowLeft />} onClick={onClose} className="mb-2 -ml-2 self-start text-muted">{t('resource.back', { many: t('role.many') })}</Button>
      {matrix.isError && !matrix.data && <ErrorState error={matrix.error} onRetry={() => void matrix.refetch()} />}
      {matrix.isPending && <><PageHeader title={t('role.matrix')} line={t('role.matrixLine')} /><div className="flex flex-col gap-4 rounded-md border bg-surface p-4">{[1, 2, 3, 4, 5, 6, 7, 8].map((n) => <Skeleton key={n} />)}</div></>}
      {matrix.data && <Grid matrix={matrix.data} />}
    </div>
  )
}

function Grid({ matrix }: { matrix: Matrix }) {
  const t = useScreensText()
  const f = useFormat()
  const mayEdit = useMay('roles:update')
  const phone = useIsPhone()
  const words = usePermissionWords()
  const edits = useEdits(matrix)
  const [search, setSearch] = useState('')
  const [one, setOne] = useState(matrix.roles[0]?.id ?? '')
  const roles = phone ? matrix.roles.filter((r) => r.id === one) : matrix.roles
  const groups = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase()
    return [...Map.groupBy(matrix.permissions, (p) => p.resource)].filter(([resource]) => words.resource(resource).toLocaleLowerCase().includes(wanted))
  }, [matrix.permissions, search, words])
  const n = f.number(edits.dirty.length)
  return (
    <>
      <PageHeader className="mb-3" title={t('role.matrix')} line={t('role.matrixLine')} actions={edits.dirty.length > 0 && <><Button onClick={edits.discard}>{t('role.discard')}</Button><Button look="primary" busy={edits.save.isPending} onClick={() => edits.save.mutate()}>{t('role.saveRoles', { n })}</Button></>} />
      <div className="mb-3 flex flex-wrap gap-2">
        <SearchInput className="w-64 max-sm:w-full" value={search} onValue={setSearch} placeholder={t('role.findPermission')} aria-label={t('role.findPermission')} />
        {phone && <Select aria-label={t('role.one')} value={one} onValue={setOne} options={matrix.roles.map((r) => ({ value: r.id, label: r.name }))} />}
      </div>
      <div className="mb-4 min-h-0 flex-1 overflow-auto rounded-md border bg-surface max-sm:flex-none" tabIndex={0}>
        <table className="w-full border-separate border-spacing-0">
          <thead>
            <tr>
              <th scope="col" className="sticky top-0 left-0 z-20 min-w-48 border-b bg-surface px-4 py-2.5 text-left text-sm font-normal text-muted">{t('role.permission')}</th>
              {roles.map((role) => (
                <th key={role.id} scope="col" title={role.isSystem ? t('role.system') : undefined} className={cn('sticky top-0 z-10 min-w-28 border-b bg-surface px-3 py-2 align-top font-normal', edits.dirty.includes(role) && 'bg-accent-soft')}>
                  <span className="block font-medium">{role.name}</span>
                  <span className="text-sm text-muted">{role.isSystem ? <Badge>{t('role.isSystem')}</Badge> : f.number(role.userCount)}</span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(([resource, permissions]) => (
            <tbody key={resource}>
              {permissions.map((permission, i) => (
                <tr key={permission.permission} className="group hover:bg-raised">
                  <th scope="row" className={cn('sticky left-0 z-[5] bg-surface px-4 py-1 text-left font-normal group-hover:bg-raised', i === 0 && 'border-t pt-2')}>
                    <span className="flex justify-between gap-4"><span className={i > 0 ? 'sr-only' : 'font-medium'}>{words.resource(resource)}</span><span className="ml-auto text-muted">{words.action(permission.action)}</span></span>
                  </th>
                  {roles.map((role) => {
                    const has = edits.of(role).includes(permission.permission)
                    const name = `${role.name}: ${words.resource(resource)}, ${words.action(permission.action)}`
                    const fixed = role.isSystem || !mayEdit || !permission.grantable
                    return (
                      <td key={role.id} className={cn('text-center', i === 0 && 'border-t')}>
                        <span className="inline-grid h-7 place-items-center align-middle">
                          {fixed ? has ? <Check role="img" aria-label={name} className="size-4 text-good-text" /> : <span aria-hidden className="text-line-strong">·</span>
                            : <Checkbox aria-label={name} checked={has} onChecked={(on) => edits.toggle(role, permission.permission, on)} />}
                        </span>
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  )
}
