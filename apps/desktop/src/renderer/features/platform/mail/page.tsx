export { MailPage as Page } from '@colonnade/screens'
