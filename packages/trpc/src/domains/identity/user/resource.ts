import { userSchemas } from '@colonnade/contract/identity'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { endLinks } from '../link/links.ts'
import { refuseMightier } from './authority.ts'

/** People of a tenant. */
export const user = defineResource({
  name: 'user', model: 'user', table: 'users', schemas: userSchemas, permissions: 'users', scope: 'tenant', softDelete: true, defaultSort: { field: 'createdAt', direction: 'desc' },
  expressions: {
    invited: `t.status = 'inactive' AND t.password_hash IS NULL`,
    lastActiveAt: 'SELECT greatest(t.last_active_at, t.last_login_at, max(s.last_seen_at)) FROM user_sessions s WHERE s.tenant_id = t.tenant_id AND s.user_id = t.id',
    roles: `SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name) ORDER BY r.name, r.id), '[]'::jsonb)
      FROM user_roles ur JOIN roles r ON r.tenant_id = ur.tenant_id AND r.id = ur.role_id WHERE ur.tenant_id = t.tenant_id AND ur.user_id = t.id`,
    roleNames: `SELECT string_agg(r.name, ', ' ORDER BY r.name) FROM user_roles ur JOIN roles r ON r.tenant_id = ur.tenant_id AND r.id = ur.role_id WHERE ur.tenant_id = t.tenant_id AND ur.user_id = t.id`,
  },
  hooks: {
    async beforeUpdate(tx, ctx, row, patch) {
      await refuseMightier(tx, ctx, [row.id])
      if (patch['email'] === undefined || patch['email'] === row.email) return patch
      // another address is not confirmed, and links mailed to the old one must not confirm or open the account
      await endLinks(tx, ctx, row.id, ['email_verification', 'password_reset', 'invitation'])
      return { ...patch, username: patch['email'], emailVerified: false }
    },
  },
})

const taken = { field: 'email', reason: 'already_taken', message: 'Somebody of this tenant has this address.', remedy: 'Use another address, or restore the user who had it.' }
describeConstraint('users_email_key', taken)
describeConstraint('users_username_key', taken)
