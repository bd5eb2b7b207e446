export { launch, signIn, type Browser, type Page } from '@colonnade/testing/browser'
