export { AuditPage as Page } from '@colonnade/screens'
