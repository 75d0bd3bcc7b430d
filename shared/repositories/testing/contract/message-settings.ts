import { expect, it } from 'vitest'
import type { MessageSettings } from '../../message-settings.ts'

/** What every store of settings of messages does; `open` gives an empty one. */
export function messageSettingsContract(open: () => Promise<MessageSettings>): void {
  it('keeps what an org said last', async () => {
    const settings = await open()
    expect(await settings.readOrgMessages('ls')).toBeUndefined()
    await settings.putOrgMessages('ls', { mute: ['digest'], quiet: { from: 20, until: 9 } })
    await settings.putOrgMessages('ls', { mute: [], quiet: { from: 22, until: 7 } })
    expect(await settings.readOrgMessages('ls')).toEqual({ mute: [], quiet: { from: 22, until: 7 } })
    expect(await settings.readOrgMessages('ha')).toBeUndefined()
  })

  it('gives the settings of those cadres who said something', async () => {
    const settings = await open()
    await settings.putCadreMessages('c-wang', { mute: ['halfDays'] })
    await settings.putCadreMessages('c-li', { mute: [] })
    expect(await settings.readCadreMessages(['c-wang', 'c-li', 'c-zhao', 'c-wang'])).toEqual({
      'c-wang': { mute: ['halfDays'] },
      'c-li': { mute: [] },
    })
    expect(await settings.readCadreMessages([])).toEqual({})
  })
}
