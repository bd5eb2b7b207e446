export { ProfilePage as Page } from '@colonnade/screens'
