import { beforeEach, expect, it } from 'vitest'
import type { CallBack } from '../../../domain/review/call-backs.ts'
import type { CallBacks } from '../../call-backs.ts'

const call = (youthId: string): CallBack => ({
  cadreId: 'c-li',
  eventId: `e-${youthId}`,
  youthId,
  on: '2026-05-13',
  kind: 'contact',
})

/** What every store of call-backs does; `open` gives an empty one. */
export function callBacksContract(open: () => Promise<CallBacks>): void {
  let callBacks: CallBacks
  const topUp = (seed: string, ...drawn: CallBack[]) =>
    callBacks.topUpSample('ls', '2026-05', seed, sample => [...sample.drawn, ...drawn])
  beforeEach(async () => {
    callBacks = await open()
  })

  it('begins a sample by its seed, which stays while it is topped up', async () => {
    expect(await callBacks.readSample('ls', '2026-05')).toBeUndefined()
    expect(await topUp('seed-1', call('y-1'))).toEqual({ seed: 'seed-1', drawn: [call('y-1')] })
    const whole = { seed: 'seed-1', drawn: [call('y-1'), call('y-2')] }
    expect(await topUp('seed-2', call('y-2'))).toEqual(whole)
    expect(await topUp('seed-3')).toEqual(whole)
    expect(await callBacks.readSample('ls', '2026-05')).toEqual(whole)
    expect(await callBacks.readSample('ls', '2026-06')).toBeUndefined()
    expect(await callBacks.readSample('ha', '2026-05')).toBeUndefined()
  })

  it('loses no draw of two at the same moment', async () => {
    await topUp('seed-1', call('y-1'))
    await Promise.all([topUp('seed-1', call('y-2')), topUp('seed-1', call('y-3'))])
    const sample = await callBacks.readSample('ls', '2026-05')
    expect(sample?.drawn.map(({ youthId }) => youthId).sort()).toEqual(['y-1', 'y-2', 'y-3'])
  })

  it('keeps the last answer of each question, by org and month', async () => {
    const [asked, other] = [call('y-1'), call('y-2')]
    await callBacks.putAnswer('ls', '2026-05', asked, 'no')
    await callBacks.putAnswer('ls', '2026-05', asked, 'yes')
    await callBacks.putAnswer('ls', '2026-05', other, 'unsure')
    await callBacks.putAnswer('ls', '2026-06', other, 'no')
    expect(await callBacks.listAnswers('ls', '2026-05')).toEqual([
      { cadreId: 'c-li', eventId: 'e-y-1', answer: 'yes' },
      { cadreId: 'c-li', eventId: 'e-y-2', answer: 'unsure' },
    ])
    expect(await callBacks.listAnswers('ha', '2026-05')).toEqual([])
  })
}
