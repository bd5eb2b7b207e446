export { RolesPage as Page } from '@colonnade/screens'
