import { alertSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { ofSeenType, RECORD_NAME } from '../attached/visible.ts'

/** What needs an operator's eye. Raised by the platform, never by hand; people acknowledge and resolve. */
export const alert = defineResource({
  name: 'alert', model: 'alert', table: 'alerts', schemas: alertSchemas, permissions: 'alerts', scope: 'provider',
  expressions: {
    resourceName: RECORD_NAME,
    servedTenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.served_tenant_id',
    acknowledgedByName: 'SELECT coalesce(u.full_name, u.email) FROM users u WHERE u.id = t.acknowledged_by_id',
  },
  defaultSort: { field: 'lastSeenAt', direction: 'desc' },
  visible: ofSeenType,
})

describeConstraint('alerts_standing_key', { field: 'ids', reason: 'alert_stands', message: 'The same alert was raised again and stands already.', remedy: 'Look at the newer one.' })
describeConstraint('baremetal_groups_alert_threshold_check', { field: 'alertThresholdPercentage', reason: 'out_of_bounds', message: 'The threshold is between 1 and 100 %.', remedy: 'Correct the percentage.' })
