// The floor of list.bench.ts: Fastify and pg alone, the same columns and WHERE, no row-level security, no sign-in.
import Fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: Number(process.env['DATABASE_POOL'] ?? 16) })
const columns = `id, created_at AS "createdAt", updated_at AS "updatedAt", type, status, progress, total, message, user_id AS "userId", result, error,
  cancel_requested AS "cancelRequested", started_at AS "startedAt", finished_at AS "finishedAt"`
const app = Fastify()
app.get('/list', async (request) => {
  const { rows } = await pool.query({ name: 'list', text: `SELECT ${columns} FROM jobs WHERE tenant_id = $1 ORDER BY id DESC LIMIT 51`, values: [request.headers['x-tenant']] })
  return { items: rows.slice(0, 50), nextCursor: rows.length > 50 ? rows[49].id : null }
})
app.get('/nothing', async () => ({ ok: true }))
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
