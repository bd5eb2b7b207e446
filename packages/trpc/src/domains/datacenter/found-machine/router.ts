import { adoptInput, adoptResult } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { adopt } from './adopt.ts'
import { foundMachine } from './resource.ts'

export const foundMachineRouter = router({
  ...resourceRouter(foundMachine, ['list', 'get', 'export']),
  adopt: authorised('virtual_machines:create').input(adoptInput).output(adoptResult).mutation(({ ctx, input }) => adopt(ctx, input)),
})
