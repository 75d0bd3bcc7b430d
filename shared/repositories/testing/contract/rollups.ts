import { beforeEach, expect, it } from 'vitest'
import { emptySums, rollUp } from '../../../domain/assessment/rollup.ts'
import { huaian2016 } from '../../../domain/policy/huaian-2016.ts'
import type { Rollups } from '../../rollups.ts'

const view = (version: number, assessed = version) => ({
  rollup: rollUp(huaian2016, 'ls', '2026-05', { ...emptySums(), assessed }),
  status: 'provisional' as const,
  policy: { id: huaian2016.id, version: 1 },
  version,
})

/** What every store of roll-ups does; `open` gives an empty one. */
export function rollupsContract(open: () => Promise<Rollups>): void {
  let rollups: Rollups
  beforeEach(async () => {
    rollups = await open()
  })

  it('gives back what was written, by org and month', async () => {
    expect(await rollups.readRollup('ls', '2026-05')).toBeUndefined()
    expect(await rollups.writeRollup('ls', '2026-05', view(1))).toBe(true)
    expect(await rollups.readRollup('ls', '2026-05')).toStrictEqual(view(1))
    expect(await rollups.readRollup('ls', '2026-06')).toBeUndefined()
    expect(await rollups.readRollup('ha', '2026-05')).toBeUndefined()
  })

  it('replaces the version before, and no other', async () => {
    expect(await rollups.writeRollup('ls', '2026-05', view(2))).toBe(false)
    await rollups.writeRollup('ls', '2026-05', view(1))
    expect(await rollups.writeRollup('ls', '2026-05', view(1, 9))).toBe(false)
    expect(await rollups.writeRollup('ls', '2026-05', view(2))).toBe(true)
    expect(await rollups.writeRollup('ls', '2026-05', view(2, 9))).toBe(false)
    expect(await rollups.readRollup('ls', '2026-05')).toStrictEqual(view(2))
  })

  it('lets one of many write a version', async () => {
    const writers = Array.from({ length: 10 }, (_, n) => view(1, n))
    const won = await Promise.all(writers.map(each => rollups.writeRollup('ls', '2026-05', each)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await rollups.readRollup('ls', '2026-05')).toEqual(writers[won.indexOf(true)])
  })
}
