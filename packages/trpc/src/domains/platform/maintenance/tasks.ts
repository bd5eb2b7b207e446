import type { Services } from '../../../kernel/services.ts'
import { checkAlerts, recount, takeSnapshot } from '../../datacenter/index.ts'
import { deliverMail } from '../mail/deliver.ts'
import { makePartitions, purge } from './purge.ts'

/** Work done by the clock. `cron` is in UTC; `run` answers with what it counted. */
export interface MaintenanceTask { name: string; cron: string; description: string; run(services: Services): Promise<Record<string, number>> }

/** Everything the clock starts. The composition root hands them to the queue, which runs each once among all processes. */
export const maintenanceTasks: readonly MaintenanceTask[] = [
  { name: 'maintenance.partitions', cron: '20 2 * * *', description: 'Makes the months of the audit log and of the log of model calls ahead', run: makePartitions },
  { name: 'maintenance.purge', cron: '40 2 * * *', description: 'Removes what its retention time has passed', run: purge },
  { name: 'maintenance.snapshot', cron: '10 */6 * * *', description: 'Keeps how full the rooms are today, for the trends', run: takeSnapshot },
  { name: 'maintenance.mail', cron: '* * * * *', description: 'Sends mail that waits, and tries again what failed', run: deliverMail },
  { name: 'maintenance.recount', cron: '10 * * * *', description: 'Recounts what is placed and says where the books differ', run: recount },
  { name: 'maintenance.alerts', cron: '* * * * *', description: 'Raises alerts for what has begun, and resolves what is over', run: checkAlerts },
]
