export { jobProgress, jobSchemas, jobStatus } from './kernel/job.ts'
