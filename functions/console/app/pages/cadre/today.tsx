import * as words from '../../../../../shared/labels/console/cadre/today.ts'
import { dayLabel } from '../../../../../shared/labels/dates.ts'
import { ApiProblem } from '../../api.ts'
import { today } from '../../clock.ts'
import { to } from '../../router.ts'
import { me } from '../../session.ts'
import { Empty } from '../../ui/empty.tsx'
import { Shown } from '../../ui/state.tsx'
import { type Progress, useProgress, useYouths } from './data.ts'
import { Recorder, recorder } from './recorder.tsx'

type DoNext = Progress['doNext'][number]

/** What one does about a thing to do: records something, or looks at a demand. */
function Action({ of: { kind, youthIds, baseId, demandId } }: { readonly of: DoNext }) {
  const contact = (channel?: 'faceToFace') => () => {
    recorder.value = {
      kind: 'contact',
      preset: { ...(youthIds && { first: youthIds }), ...(channel && { channel }) },
    }
  }
  const visit = (activity: 'checkIn' | 'themeDay' | 'survey' | 'groupActivity') => () => {
    recorder.value = { kind: 'visit', preset: { activity, ...(baseId !== undefined && { baseId }) } }
  }
  switch (kind) {
    case 'onlineContact':
    case 'monthlyReach':
      return <Do label={words.contact} onClick={contact()} />
    case 'faceToFace':
      return <Do label={words.contact} onClick={contact('faceToFace')} />
    case 'halfDays':
    case 'report':
    case 'plannedVisit':
      return <Do label={words.visit} onClick={visit('checkIn')} />
    case 'themeDay':
      return <Do label={words.visit} onClick={visit('themeDay')} />
    case 'campaign':
      return <Do label={words.visit} onClick={visit('survey')} />
    case 'quarterActivity':
      return <Do label={words.visit} onClick={visit('groupActivity')} />
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

const Do = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <button type="button" onClick={onClick}>
    {label}
  </button>
)

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
        <button
          type="button"
          class="main"
          onClick={() => {
            recorder.value = { kind: 'contact', preset: {} }
          }}
        >
          {words.contact}
        </button>
        <button
          type="button"
          onClick={() => {
            recorder.value = { kind: 'visit', preset: {} }
          }}
        >
          {words.visit}
        </button>
        <button
          type="button"
          onClick={() => {
            recorder.value = { kind: 'demand' }
          }}
        >
          {words.demand}
        </button>
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
