export { jobProgress, jobSchemas, jobStatus } from './kernel/job.ts'
export { savedViewSchemas } from './platform/saved-view.ts'
export { mailSchemas, mailWithBody } from './platform/mail.ts'
export { maintenanceTask, retentionSchemas, taskName, taskResult } from './platform/maintenance.ts'
