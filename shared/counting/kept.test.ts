import { beforeEach, expect, test } from 'vitest'
import { memoryItems } from '../aws/items/memory.ts'
import type { RegisterLine } from '../domain/roster/register.ts'
import { type Counts, countsOn } from '../repositories/counts.ts'
import { countedBelow } from './kept.ts'

const of = { what: 'campaign', orgId: 'ha', of: '2026' } as const
let instant: string
let sent: unknown[]
let counts: Counts

beforeEach(() => {
  instant = '2026-05-24T09:00:00.000Z'
  sent = []
  counts = countsOn(memoryItems(), () => new Date(instant))
})

const ask = (cadres: number) =>
  countedBelow(
    {
      register: {
        async *listRegister(_, { limit = cadres } = {}) {
          for (let n = 0; n < Math.min(cadres, limit); n++) yield {} as RegisterLine
        },
      },
      counts,
      sendReport: async messages => void sent.push(...messages),
      now: () => new Date(instant),
    },
    of,
    async () => 'now',
  )

test('of up to 200 cadres it is counted as it is asked', async () => {
  expect(await ask(200)).toEqual({ value: 'now' })
  expect(sent).toEqual([])
})

test('of up to 1,000 the first one waits, and it is kept for whoever asks again', async () => {
  expect(await ask(1000)).toEqual({ value: 'now' })
  expect(sent).toEqual([of])
})

test('of more it is counted for whoever asks again', async () => {
  await expect(ask(1001)).rejects.toMatchObject({ code: 'counting' })
  expect(sent).toEqual([of])
  await counts.keepCount(of, async () => 'kept')
  expect(await ask(201)).toEqual({ value: 'kept', countedAt: instant })
  expect(sent).toHaveLength(1)
})

test('what was counted an hour ago is told, and counted anew for the next', async () => {
  await counts.keepCount(of, async () => 'kept')
  const countedAt = instant
  instant = '2026-05-24T10:00:00.000Z'
  expect(await ask(5000)).toEqual({ value: 'kept', countedAt })
  expect(sent).toEqual([of])
})
