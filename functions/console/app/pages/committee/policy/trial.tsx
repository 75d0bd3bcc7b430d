import { useEffect } from 'preact/hooks'
import type { Answer } from '../../../../../../shared/contracts/client.ts'
import { gradeLabels, scoreLabel } from '../../../../../../shared/labels/assessment.ts'
import * as words from '../../../../../../shared/labels/console/policy.ts'
import { monthLabel } from '../../../../../../shared/labels/dates.ts'
import type { Api } from '../../../../../catalogue.ts'
import { client } from '../../../api.ts'
import { monthBeside, today } from '../../../clock.ts'
import { readAgain, useLoad } from '../../../load.ts'
import { go } from '../../../router.ts'
import { say } from '../../../say.ts'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Pages } from '../../../ui/pages.tsx'
import { Shown } from '../../../ui/state.tsx'
import { Table } from '../../../ui/table.tsx'
import { Indicators } from '../indicators.tsx'
import { ownOrg } from '../org.ts'
import { differences, type Policy } from './numbers.ts'

const route = 'GET /v1/policy/rehearsals/{rehearsalId}'
type Rehearsal = Answer<Api[typeof route]>['body']
type Month = Rehearsal['changes'][number]
type Counted = Pick<Month, 'assessed' | 'moves'>

const every = 1000

/** Adds up over months or orgs. */
const sumOf = <Each,>(all: readonly Each[], of: (each: Each) => number) =>
  all.reduce((sum, each) => sum + of(each), 0)

const countsOf = (all: readonly Counted[]) => [
  sumOf(all, ({ assessed }) => assessed),
  ...(['up', 'down', 'score'] as const).map(move => sumOf(all, ({ moves }) => moves[move])),
]

/** What would change, added up by org and grade, then month by month. */
function Changes({ changes }: { readonly changes: readonly Month[] }) {
  const all = changes.flatMap(month => month.orgs)
  const orgIds = [...new Set(all.map(({ orgId }) => orgId))]
  const moreOrgs = Math.max(...changes.map(month => month.moreOrgs))
  return (
    <>
      <Table
        caption={words.byOrg}
        heads={[words.org, words.assessed, words.up, words.down]}
        rows={orgIds.map(id => {
          const of = all.filter(({ orgId }) => orgId === id)
          const name = of.at(-1)?.name
          return [id === ownOrg() ? words.own(name ?? id) : name, ...countsOf(of).slice(0, 3)]
        })}
      />
      {moreOrgs > 0 && <p class="soft">{words.moreOrgs(moreOrgs)}</p>}
      <Table
        caption={words.byGrade}
        heads={[words.grade, words.value, words.draftValue]}
        rows={Object.entries(gradeLabels).map(([id, label]) => [
          label,
          ...(['before', 'after'] as const).map(side =>
            sumOf(changes, month => month[side].grades[id as keyof typeof gradeLabels]),
          ),
        ])}
      />
      {changes.map(({ month, moves, before, after }) => (
        <details key={month}>
          <summary>{words.ofMonth(monthLabel(month), moves.up, moves.down)}</summary>
          <Indicators heads={[words.value, words.draftValue]} of={[before.dimensions, after.dimensions]} />
        </details>
      ))}
    </>
  )
}

/** Whose grade or total would change, page after page. */
const Moved = ({ rehearsalId }: { readonly rehearsalId: string }) => (
  <Pages
    name={`moved:${rehearsalId}`}
    read={async cursor =>
      (await client(route, { path: { rehearsalId }, query: { limit: '50', ...(cursor && { cursor }) } })).body
    }
    empty={<p class="soft">{words.nobody}</p>}
  >
    {items => (
      <>
        <h3>{words.byCadre}</h3>
        <ul class="rows">
          {items.map(({ name, cadreId, orgName, month, before, after }) => (
            <li key={month + cadreId}>
              <p>
                {name ?? cadreId}{' '}
                <small>
                  {orgName} {monthLabel(month)}
                </small>
              </p>
              <p>
                {words.moved(gradeLabels[before.grade], gradeLabels[after.grade])}，{words.total}
                {words.moved(scoreLabel(before.total), scoreLabel(after.total))}
              </p>
            </li>
          ))}
        </ul>
      </>
    )}
  </Pages>
)

/** Sets the draft as the next version. */
const Setting = ({ policy, version }: { readonly policy: Policy; readonly version: number }) => (
  <Form
    name="set-policy"
    label={words.set}
    send={async ({ effectiveFrom = '' }) => {
      await client('PUT /v1/policy', { body: { ...policy, version, effectiveFrom } })
      say(words.done)
      go('policy')
      readAgain()
    }}
  >
    <Field
      label={words.from}
      name="effectiveFrom"
      pattern="20\d\d-(0[1-9]|1[0-2])"
      required
      defaultValue={monthBeside(today().slice(0, 7), 1)}
    />
  </Form>
)

/** A rehearsal: how far it is, what the draft would change, and the way to set it. */
export function Trial({ rehearsalId, policy }: { readonly rehearsalId: string; readonly policy: Policy }) {
  const loaded = useLoad(
    `rehearsal:${rehearsalId}`,
    async () => (await client(route, { path: { rehearsalId } })).body,
  )
  const { value, again } = loaded
  useEffect(() => {
    if (!value || value.state === 'done') return
    const timer = setTimeout(again, every)
    return () => clearTimeout(timer)
  }, [value])
  return (
    <section>
      <h2>{words.trial}</h2>
      <Shown of={loaded}>
        {({ state, changes, cadresDone, cadresTotal, keptBack, leftOut, policy: draft }) => {
          const [assessed = 0, up = 0, down = 0, score = 0] = countsOf(changes)
          const differing = differences(policy, draft)
          const isDone = state === 'done'
          return (
            <>
              {differing.length > 0 ? (
                <ul>
                  {differing.map(text => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              ) : (
                <p class="soft">{words.none}</p>
              )}
              <p role="status">
                {isDone
                  ? assessed > 0
                    ? words.sum(changes.length, assessed, up, down, score)
                    : words.nothing
                  : state === 'planning'
                    ? words.preparing
                    : words.progress(cadresDone, cadresTotal)}
              </p>
              {!isDone && <progress max={cadresTotal || 1} value={cadresDone} aria-label={words.rehearse} />}
              {isDone && assessed > 0 && (
                <>
                  <Changes changes={changes} />
                  <Moved rehearsalId={rehearsalId} />
                </>
              )}
              {keptBack.length > 0 && <p class="bad">{words.keptBack(keptBack.length)}</p>}
              {leftOut && <p class="soft">{words.leftOut}</p>}
              {isDone && <Setting policy={draft} version={policy.version} />}
            </>
          )
        }}
      </Shown>
    </section>
  )
}
