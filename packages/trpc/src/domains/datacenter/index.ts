export { recount } from './group/recount.ts'
