import { beforeEach, expect, it } from 'vitest'
import type { VoiceResponses } from '../../voice-responses.ts'

type Open = (readPath: (orgId: string) => Promise<readonly string[]>) => Promise<VoiceResponses>

/** What every store of responses does; `open` gives an empty one. */
export function voiceResponsesContract(open: Open): void {
  let responses: VoiceResponses
  let paths: Record<string, readonly string[]>
  const read = async (orgIds = ['ls']) => Object.fromEntries(await responses.readResponses(orgIds, '2026-05'))
  beforeEach(async () => {
    paths = { 'ls-zhuma': ['ls-zhuma', 'ls', 'ha'], ls: ['ls', 'ha'], xy: ['xy', 'ha'] }
    responses = await open(async orgId => paths[orgId] ?? [])
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

  it('lists the sums of all orgs below, where they lie', async () => {
    const listed = async (orgId: string) =>
      Object.fromEntries(await responses.listResponses(orgId, '2026-05'))
    await responses.addIssued('ls-zhuma', '2026-05', 'c-li', ['y-1', 'y-2'])
    await responses.addIssued('ls-zhuma', '2026-05', 'c-wang', ['y-3'])
    await responses.addAnswered('ls-zhuma', '2026-05', 'c-wang', 'y-3')
    await responses.addIssued('ls', '2026-05', 'c-zhao', ['y-4'])
    const [town, county] = [
      { issued: 3, answered: 1 },
      { issued: 1, answered: 0 },
    ]
    expect(await listed('ha')).toEqual({ 'ls-zhuma': town, ls: county })
    expect([...(await responses.listResponses('ha', '2026-05', 1))]).toEqual([['ls', county]])
    expect(await listed('ls-zhuma')).toEqual({ 'ls-zhuma': town })
    expect(await listed('xy')).toEqual({})
    paths['ls-zhuma'] = ['ls-zhuma', 'xy', 'ha']
    for (const _ of ['once', 'twice']) await responses.relistResponses('ls-zhuma')
    expect([await listed('ls'), await listed('xy')]).toEqual([{ ls: county }, { 'ls-zhuma': town }])
    expect(await listed('ha')).toEqual({ 'ls-zhuma': town, ls: county })
  })

  it('loses no answer of youths who come at the same moment', async () => {
    const youths = ['y-1', 'y-2', 'y-3', 'y-4']
    await responses.addIssued('ls', '2026-05', 'c-li', youths)
    await Promise.all(youths.map(youthId => responses.addAnswered('ls', '2026-05', 'c-li', youthId)))
    await responses.addAnswered('ls', '2026-05', 'c-li', 'y-1')
    expect(await read()).toEqual({ 'c-li': { issued: 4, answered: 4 } })
  })
}
