// Operator: from a list of machines to virtual machines that run on them.
//   node examples/1-inventory.mjs HOSTS.csv
// HOSTS.csv has the columns sn, cpu_milli (thousandths of a core) and memory_mib. What exists already is used again: a second run only places more.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { rows, waitForJob } from '@colonnade/client'
import { connect, explain } from './connect.mjs'

/** @typedef {import('@colonnade/client').Client} Client */

const STORAGE_GB = 2000
const SIZE = { name: 'example.small', requiredCpu: 4, requiredMemory: 16_384, requiredStorage: 80 }
const COUNT = 6

/**
 * The row of this name, made when there is none.
 * @template {{ name: string }} R
 * @param {(input: { filter: { field: string, value: string }[] }) => PromiseLike<{ items: R[] }>} list
 * @param {string} name
 * @param {() => PromiseLike<R>} create
 */
async function ensure(list, name, create) {
  const { items: [found] } = await list({ filter: [{ field: 'name', value: name }] })
  return found ?? create()
}

/** Imports the hosts of a file. @param {Client} client @param {string} csv @param {string} groupId @param {string} rackId */
async function importHosts(client, csv, groupId, rackId) {
  const { host } = client.datacenter
  const mapping = {
    name: { column: 'sn' }, serialNumber: { column: 'sn' }, groupId: { constant: groupId }, rackId: { constant: rackId },
    totalCpu: { column: 'cpu_milli', scale: 0.001, round: /** @type {const} */ ('floor') }, totalMemory: { column: 'memory_mib' }, totalStorage: { constant: String(STORAGE_GB) },
  }
  const trial = await host.importDryRun.mutate({ csv, mapping })
  console.log(`${trial.rows} rows, ${trial.good} of them good`)
  for (const { row, field, message } of trial.problems.slice(0, 3)) console.log(`  row ${row}, ${field}: ${message}`)
  if (trial.good < trial.rows) throw new Error(`${trial.problemCount} problems: nothing was imported.`)
  const { jobId } = await host.import.mutate({ csv, mapping })
  await waitForJob(client, jobId, { onProgress: ({ progress, total }) => process.stdout.write(`\r  ${progress} of ${total ?? '?'}`) })
  console.log('\r  all imported      ')
}

/** Lets a tenant use a fifth of the group. @param {Client} client @param {string} tenantId @param {string} groupId */
async function setQuota({ datacenter }, tenantId, groupId) {
  const limits = { cpuQuotaPercentage: 20, memoryQuota: 2_000_000, storageQuota: 50_000 }
  const { items: [quota] } = await datacenter.quota.list.query({ filter: [{ field: 'tenantId', value: tenantId }, { field: 'groupId', value: groupId }] })
  const now = quota ? await datacenter.quota.update.mutate({ id: quota.id, version: quota.version, patch: limits }) : await datacenter.quota.create.mutate({ tenantId, groupId, ...limits })
  console.log(`${now.tenantName} may use ${now.cpuLimit} cores of ${now.groupName}, and uses ${now.usedCpu}`)
}

/** Asks where the machines would go, and places them when they fit. @param {Client} client @param {{ tenantId: string, groupId: string, specificationId: string }} where */
async function place({ datacenter }, where) {
  const wish = { ...where, count: COUNT, mode: /** @type {const} */ ('spread'), namePrefix: 'example' }
  const answer = await datacenter.virtualMachine.whatIf.mutate(wish)
  if (!answer.ok) {
    console.log(`${COUNT} don't fit (${answer.reason}); ${answer.room} would.`)
    for (const { filter, before, after } of answer.funnel.steps) console.log(`  ${filter}: ${before} → ${after} hosts`)
    return
  }
  for (const { name, hostName, score } of answer.assignments) console.log(`  ${name} would go to ${hostName} (${score.toFixed(2)})`)
  const placed = await datacenter.virtualMachine.place.mutate(wish)
  console.log(`placed: ${placed.virtualMachines.map((vm) => `${vm.name} on ${vm.hostName}`).join(', ')}`)
}

/** @param {string | undefined} file */
async function main(file) {
  if (!file) throw new Error('Name a CSV file of hosts: node examples/1-inventory.mjs HOSTS.csv')
  const { client } = await connect()
  const { datacenter, identity } = client
  const name = basename(file, '.csv').slice(0, 60)
  const rack = await ensure(datacenter.rack.list.query, `${name}-rack`, () => datacenter.rack.create.mutate({ name: `${name}-rack` }))
  const group = await ensure(datacenter.group.list.query, name, () => datacenter.group.create.mutate({ name, description: `Hosts of ${basename(file)}` }))
  if (group.hostCount === 0) await importHosts(client, await readFile(file, 'utf8'), group.id, rack.id)
  const { totalCpu, totalMemory, hostCount } = await datacenter.group.get.query({ id: group.id })
  console.log(`${name}: ${hostCount} hosts, ${totalCpu} cores, ${Math.round(totalMemory / 1024)} GB of memory`)

  const size = await ensure(datacenter.specification.list.query, SIZE.name, () => datacenter.specification.create.mutate(SIZE))
  const provider = (await identity.session.me.query()).tenantId
  for await (const tenant of rows(identity.tenant.list.query, { sort: [{ field: 'name' }] })) {
    if (tenant.id === provider) continue
    await setQuota(client, tenant.id, group.id)
    await place(client, { tenantId: tenant.id, groupId: group.id, specificationId: size.id })
    break
  }
}

main(process.argv[2]).catch(explain)
