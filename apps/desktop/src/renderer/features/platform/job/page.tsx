export { JobsPage as Page } from '@colonnade/screens'
