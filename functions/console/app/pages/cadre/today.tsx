import * as words from '../../../../../shared/labels/console/cadre/today.ts'
import { dayLabel } from '../../../../../shared/labels/dates.ts'
import { ApiProblem } from '../../api.ts'
import { today } from '../../clock.ts'
import { to } from '../../router.ts'
import { me } from '../../session.ts'
import { Empty } from '../../ui/empty.tsx'
import { Shown } from '../../ui/state.tsx'
import { type Progress, useProgress, useYouths } from './data.ts'
import { RecordButton, Recorder } from './recorder.tsx'

type DoNext = Progress['doNext'][number]

/** What one does about a thing to do: records something, or looks at a demand. */
function Action({ of: { kind, youthIds, baseId, demandId } }: { readonly of: DoNext }) {
  const contact = (channel?: 'faceToFace') => {
    const preset = { ...(youthIds && { first: youthIds }), ...(channel && { channel }) }
    return <RecordButton label={words.contact} of={{ kind: 'contact', preset }} />
  }
  const visit = (activity: 'checkIn' | 'themeDay' | 'survey' | 'groupActivity') => {
    const preset = { activity, ...(baseId !== undefined && { baseId }) }
    return <RecordButton label={words.visit} of={{ kind: 'visit', preset }} />
  }
  switch (kind) {
    case 'onlineContact':
    case 'monthlyReach':
      return contact()
    case 'faceToFace':
      return contact('faceToFace')
    case 'halfDays':
    case 'report':
    case 'plannedVisit':
      return visit('checkIn')
    case 'themeDay':
      return visit('themeDay')
    case 'campaign':
      return visit('survey')
    case 'quarterActivity':
      return visit('groupActivity')
    case 'answerOverdue':
    case 'answerDemand':
    case 'settleDemand':
      return demandId === undefined ? null : (
        <a class="button" href={to('demands', demandId)}>
          {words.openDemand}
        </a>
      )
    default:
      return null
  }
}

const keyOf = ({ kind, indicator, deadline, demandId, baseId, week }: DoNext) =>
  [kind, indicator, deadline, demandId, baseId, week].join()

function Next({ progress }: { readonly progress: Progress }) {
  const { doNext, unlinked, lateEvents } = progress
  const day = today()
  return (
    <>
      <h2>{words.next}</h2>
      {doNext.length === 0 ? (
        <Empty title={words.nothing} hint={words.nothingHint} />
      ) : (
        <>
          <p class="soft">{words.nextHint}</p>
          <ul class="cards">
            {doNext.map(item => (
              <li key={keyOf(item)} class={`card todo${item.deadline < day ? ' late' : ''}`}>
                <time dateTime={item.deadline}>{dayLabel(item.deadline)}</time>
                <p>{item.text}</p>
                <Action of={item} />
              </li>
            ))}
          </ul>
        </>
      )}
      {unlinked.length > 0 && <p class="soft">{words.unlinked(unlinked.length)}</p>}
      {lateEvents > 0 && <p class="soft">{words.late(lateEvents)}</p>}
    </>
  )
}

/** 今天: what to do next, by deadline, and a way to record it in three taps. */
export function Today() {
  const progress = useProgress()
  const youths = useYouths()
  const known = youths.value ?? []
  const isNotDue = progress.error instanceof ApiProblem && progress.error.code === 'not_assessed'
  return (
    <>
      <h1>{words.title}</h1>
      <p>
        {words.hello(me.value?.cadre?.name ?? '', today())}
        {known.length > 0 &&
          words.hundred(known.length, Math.max(...known.map(({ silentDays }) => silentDays)))}
      </p>
      <div class="actions">
        <RecordButton label={words.contact} main of={{ kind: 'contact', preset: {} }} />
        <RecordButton label={words.visit} of={{ kind: 'visit', preset: {} }} />
        <RecordButton label={words.demand} of={{ kind: 'demand' }} />
      </div>
      {youths.value?.length === 0 && <Empty title={words.noYouths} hint={words.noYouthsHint} />}
      {isNotDue ? (
        <Empty title={words.notAssessed} hint={words.notAssessedHint} />
      ) : (
        <Shown of={progress}>{value => <Next progress={value} />}</Shown>
      )}
      <Recorder youths={known} />
    </>
  )
}
