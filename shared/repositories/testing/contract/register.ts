import { beforeEach, expect, it } from 'vitest'
import type { RegisteredLine } from '../../../domain/roster/register.ts'
import { placeOf, type Register, type RegisterWriter } from '../../register.ts'

const line = (registerOf: string, orgId: string, cadreId: string, name = '王建国'): RegisteredLine => ({
  registerOf,
  line: {
    cadreId,
    orgId,
    spans: [{ from: '1900-01-01' }],
    service: { from: '2026-01-01' },
    history: [{ effectiveFrom: '2026-01-01', name, post: '干事', category: 'fullTime' }],
  },
})

/** What every store of registers does; `open` gives an empty one. */
export function registerContract(open: () => Promise<Register & RegisterWriter>): void {
  let register: Register & RegisterWriter
  const list = async (...asked: Parameters<Register['listRegister']>) =>
    (await Array.fromAsync(register.listRegister(...asked))).map(
      ({ orgId, cadreId, history }) => `${orgId} ${cadreId} ${history[0]?.name}`,
    )
  beforeEach(async () => {
    register = await open()
    const of = (cadreId: string, orgId: string) => async () => [
      line('ha', orgId, cadreId),
      line('ls', orgId, cadreId),
    ]
    await register.writeRegister('c-2', of('c-2', 'ls'))
    await register.writeRegister('c-1', of('c-1', 'ls-gg'))
    await register.writeRegister('c-3', of('c-3', 'ls'))
  })

  it('lists by cadre, and goes on behind a place', async () => {
    const all = ['ls-gg c-1 王建国', 'ls c-2 王建国', 'ls c-3 王建国']
    expect(await list('ha')).toEqual(all)
    expect(await list('ls', { own: true })).toEqual(all.slice(1))
    expect(await list('ls', { limit: 1 })).toEqual(all.slice(0, 1))
    const after = placeOf({ orgId: 'ls', cadreId: 'c-2' })
    expect(await list('ls', { after })).toEqual(all.slice(2))
    expect(await list('ha', { from: after })).toEqual(all.slice(1))
    expect(await list('ls', { from: 'a', own: true })).toEqual(all.slice(1))
    expect(await list('hb')).toEqual([])
  })

  it('takes the lines away that are there no more', async () => {
    await register.writeRegister('c-2', async () => [line('ha', 'hz', 'c-2')])
    expect(await list('ha')).toEqual(['ls-gg c-1 王建国', 'hz c-2 王建国', 'ls c-3 王建国'])
    expect(await list('ls')).toEqual(['ls-gg c-1 王建国', 'ls c-3 王建国'])
    await register.writeRegister('c-2', async () => [])
    expect(await list('ha')).toEqual(['ls-gg c-1 王建国', 'ls c-3 王建国'])
  })

  it('never lets what was read earlier displace what was read later', async () => {
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    let name = '旧名'
    const slow = register.writeRegister('c-9', async () => {
      const read = name
      await held
      return [line('ls', 'ls', 'c-9', read)]
    })
    name = '新名'
    await register.writeRegister('c-9', async () => [line('ls', 'ls', 'c-9', name)])
    release()
    await slow
    expect(await list('ls', { own: true })).toContain('ls c-9 新名')
  })

  it('never lets what was taken back meanwhile stand, though who read that found nothing to change', async () => {
    let name = '旧名'
    const write = (read: () => Promise<string>) =>
      register.writeRegister('c-8', async () => [line('ls', 'ls', 'c-8', await read())])
    await write(async () => name)
    let isFirst = true
    name = '新名'
    await write(async () => {
      if (!isFirst) return name
      isFirst = false
      name = '旧名'
      await write(async () => name)
      return '新名'
    })
    expect(await list('ls', { own: true })).toContain('ls c-8 旧名')
    await register.writeRegister('c-8', async () => [])
  })

  it('holds a cadre who was in very many orgs', async () => {
    const many = Array.from({ length: 230 }, (_, n) => line(`o-${n}`, 'ls', 'c-9'))
    await register.writeRegister('c-9', async () => many)
    expect([await list('o-0'), await list('o-229')]).toEqual([['ls c-9 王建国'], ['ls c-9 王建国']])
    await register.writeRegister('c-9', async () => many.slice(0, 1))
    expect([await list('o-0'), await list('o-229')]).toEqual([['ls c-9 王建国'], []])
  })
}
