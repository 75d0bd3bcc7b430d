import { faultKinds } from './faults.ts'
import { tell } from './run.ts'
import { localTime } from './story/events.ts'
import type { Action, Story } from './story.ts'
import type { Tampering } from './tampering.ts'

const said = (action: Action) => (action.kind === 'fire' ? `${action.schedule} fires` : action.about)

/** A story as one can read it: what was asked for, what went wrong and when, and what is wrong at the end. */
export async function tale(story: Story, tampering?: Tampering): Promise<string> {
  const { found, faults } = await tell(story, tampering)
  const lines = [
    ...story.actions.map(action => ({ at: action.at, text: said(action) })),
    ...story.outages.flatMap(([from, until]) => [
      { at: from, text: '— the bus refuses everything' },
      { at: until, text: '— the bus takes again what it gets' },
    ]),
    ...faults.map(({ kind, place, at }) => ({ at, text: `  ! ${faultKinds[kind][1]}: ${place}` })),
  ].sort((a, b) => a.at - b.at)
  return [
    `Seed ${story.seed}, tier ${story.tier}, ${story.cadres} cadres${story.deep ? ', a deep tree of orgs' : ''}:`,
    ...lines.map(({ at, text }) => `${localTime(at).replace('T', ' ')}  ${text}`),
    'At the end:',
    ...found.map(each => `- ${each}`),
  ].join('\n')
}
