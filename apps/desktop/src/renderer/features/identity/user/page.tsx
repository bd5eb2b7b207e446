export { UsersPage as Page } from '@colonnade/screens'
