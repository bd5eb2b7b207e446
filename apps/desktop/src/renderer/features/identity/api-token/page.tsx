export { TokensPage as Page } from '@colonnade/screens'
