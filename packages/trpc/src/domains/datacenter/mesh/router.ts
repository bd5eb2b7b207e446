import { byId } from '@colonnade/contract'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { makePrimary, meshMember } from './member.ts'
import { mesh } from './resource.ts'

export const meshRouter = router({ ...resourceRouter(mesh) })

export const meshMemberRouter = router({
  ...resourceRouter(meshMember),
  makePrimary: authorised('service_meshes:update').input(byId).output(meshMember.schemas.output).mutation(({ ctx, input }) => makePrimary(ctx, input.id)),
})
