// The one door to the server's types. In the workspace they are the router's own; in the packed client this file's declarations are
// replaced by a self-contained copy (see build.mjs), so nothing else here may import from @colonnade/trpc.
export type { AppRouter } from '@colonnade/trpc'
