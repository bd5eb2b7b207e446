import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lint } from './lint-fixture.ts'
import { doors } from './zones.mjs'

const path = 'packages/trpc/src/domains/datacenter/rack/rename.ts'
const findings = (source: string, at = path): string[] => lint('no-write-outside-mutate', { [at]: source })

test.each([
  'export const f = async (ctx) => ctx.tx.rack.create({ data: {} });',
  'export const f = async ({ ctx: { tx } }) => { await tx.rack.updateMany({}); };',
  'export async function f(tx) { return tx.rack.delete({}); }',
  'export async function f(tx) { await tx!.rack.delete({}); }',
  'export async function f(tx) { await (tx as any).rack.delete({}); }',
  'export const f = (tx, model) => tx[model].upsert({});',
  'export const f = (tx) => tx.$executeRaw`UPDATE racks SET name = ${1}`;',
  'export const f = (ctx) => ctx.tx.$queryRaw`WITH x AS (SELECT 1) DELETE FROM racks RETURNING id`;',
  'export const f = (tx) => tx.$queryRawUnsafe("insert into racks values (1)");',
  'export const f = (ctx) => ctx.sql(`UPDATE racks SET name = $1`, [1]);',
  'export const f = ({ sql }) => sql("delete from racks", []);',
  'export const r = defineThing({ hooks: { afterCreate: (tx) => tx.rack.update({}) } });',
  'export const f = (ctx) => mutate(ctx, { before: (tx) => tx.rack.update({}) });',
  'export const f = (ctx) => somethingElse(ctx, { write: (tx) => tx.rack.update({}) });',
  'export const f = async (tx) => { const { rack } = tx; return rack; };',
  'export const f = async (tx) => { const racks = tx.rack; return racks; };',
])('refused: %s', (source) => {
  expect(findings(source)).toHaveLength(1)
})

test.each([
  'export const f = (ctx) => mutate(ctx, { write: (tx) => tx.rack.update({}) });',
  'export const f = (ctx) => mutate(ctx, { async write(tx) { for (const x of [1]) await tx.rack.create({ data: x }); } });',
  'export const f = (ctx) => kernel.mutate(ctx, async (tx) => Promise.all([1].map((id) => tx.rack.delete({ where: { id } }))));',
  'export async function reserve(tx: WriteTx, id: string) { await tx.host.updateMany({}); await tx.$executeRaw`SELECT 1`; }',
  'export const reserve = async (writeTx) => writeTx.host.updateMany({});',
  'export const f = (ctx) => ctx.tx.rack.findMany({});',
  'export const f = (ctx) => ctx.sql(`SELECT id, deleted_at FROM racks WHERE id = $1 FOR UPDATE`, [1]);',
  'export const r = defineResource({ name: "rack", hooks: { afterCreate: async (tx) => { await tx.rack.update({}); } } });',
  'export const f = (ctx) => ctx.tx.$queryRaw`SELECT updated_at FROM racks WHERE deleted_at IS NULL`;',
  'export const f = (map, cache) => { map.delete(1); cache.entries.create({}); crypto.createHash("sha1").update("x"); };',
  'export const f = (ctx) => { const tx = ctx.tx; const { actor, tx: t } = ctx; return [tx, actor, t]; };',
])('allowed: %s', (source) => {
  expect(findings(source)).toEqual([])
})

test('only domains are looked at, and not their tests', () => {
  const source = 'export const f = (tx) => tx.rack.create({});'
  expect(findings(source, 'packages/trpc/src/kernel/mutate.ts')).toEqual([])
  expect(findings(source, 'packages/trpc/src/domains/datacenter/rack/rack.db.test.ts')).toEqual([])
})

test('the doors are what they are called, and no other file is one', () => {
  const source = 'export const f = (tx) => tx.rack.create({})'
  for (const door of Object.keys(doors)) {
    expect(existsSync(new URL(`../../${door}`, import.meta.url)), door).toBe(true)
    expect(findings(source, door)).toEqual([])
  }
})
