import { crashOutside, proxmoxDouble, startServer, type ProxmoxDouble, type ServerProcess } from '@colonnade/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'

let server: ServerProcess, double: ProxmoxDouble
beforeAll(async () => {
  [server, double] = await Promise.all([startServer(), proxmoxDouble()])
  // slow enough for a kill to come between a question and its answer, and between a task's beginning and its end
  double.delayMs = 40
  double.rounds = 2
}, 120_000)
afterAll(async () => { await server?.close(); await double?.close() })

it('a machine is made once at the hypervisor, resized, and removed when released, although the server is killed with -9 meanwhile', async () => {
  const report = await crashOutside(server, await server.signIn('operator@colonnade.example'), double, { rounds: 4, seed: 20_261_121, machines: 5 })
  expect(report).toEqual({ wrong: [], kills: 7, made: 20, removed: 6, resized: 6 })
}, 400_000)
