export { SessionsPage as Page } from '@colonnade/screens'
