import { beforeEach, expect, it } from 'vitest'
import type { VoiceResponses } from '../../voice-responses.ts'

/** What every store of responses does; `open` gives an empty one. */
export function voiceResponsesContract(open: () => Promise<VoiceResponses>): void {
  let responses: VoiceResponses
  const read = async (orgIds = ['ls']) => Object.fromEntries(await responses.readResponses(orgIds, '2026-05'))
  beforeEach(async () => {
    responses = await open()
  })

  it('counts each youth once, whoever is asked or answers twice', async () => {
    await responses.addIssued('ls', '2026-05', 'c-li', ['y-1', 'y-2'])
    await responses.addIssued('ls', '2026-05', 'c-li', ['y-2', 'y-3'])
    for (const youthId of ['y-1', 'y-1', 'y-3']) await responses.addAnswered('ls', '2026-05', 'c-li', youthId)
    expect(await read()).toEqual({ 'c-li': { issued: 3, answered: 2 } })
  })

  it('keeps orgs, months and cadres apart', async () => {
    await responses.addIssued('ls', '2026-05', 'c-li', ['y-1'])
    await responses.addIssued('ls', '2026-05', 'c-wang', ['y-1', 'y-2'])
    await responses.addIssued('xy', '2026-05', 'c-zhao', ['y-9'])
    await responses.addIssued('ls', '2026-06', 'c-li', ['y-1', 'y-2'])
    const [li, wang] = [
      { issued: 1, answered: 0 },
      { issued: 2, answered: 0 },
    ]
    expect(await read()).toEqual({ 'c-li': li, 'c-wang': wang })
    expect(await read(['ls', 'xy', 'nobody'])).toEqual({ 'c-li': li, 'c-wang': wang, 'c-zhao': li })
    expect(await read(['nobody'])).toEqual({})
  })

  it('loses no answer of youths who come at the same moment', async () => {
    const youths = ['y-1', 'y-2', 'y-3', 'y-4']
    await responses.addIssued('ls', '2026-05', 'c-li', youths)
    await Promise.all(youths.map(youthId => responses.addAnswered('ls', '2026-05', 'c-li', youthId)))
    await responses.addAnswered('ls', '2026-05', 'c-li', 'y-1')
    expect(await read()).toEqual({ 'c-li': { issued: 4, answered: 4 } })
  })
}
