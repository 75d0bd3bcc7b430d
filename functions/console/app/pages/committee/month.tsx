import { gradeLabel, gradeLabels, statusLabels } from '../../../../../shared/labels/assessment.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import * as words from '../../../../../shared/labels/console/month.ts'
import { monthLabel } from '../../../../../shared/labels/dates.ts'
import { responseLabel } from '../../../../../shared/labels/voice.ts'
import { client } from '../../api.ts'
import { monthBeside } from '../../clock.ts'
import { useLoad } from '../../load.ts'
import { to } from '../../router.ts'
import { List, Read } from '../../ui/ask.tsx'
import { Bars } from '../../ui/bars.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Shown } from '../../ui/state.tsx'
import { Table } from '../../ui/table.tsx'
import { Cadre } from './cadre.tsx'
import { Nothing } from './first.tsx'
import { Indicators } from './indicators.tsx'
import { MonthTitle } from './months.tsx'
import { monthAsked, type OrgMonth, ownOrg } from './org.ts'

type Grade = keyof typeof gradeLabels

/** The org's month beside the one before. */
function Sums({ orgId, month }: OrgMonth) {
  const loaded = useLoad(`sums:${orgId}:${month}`, () =>
    Promise.all(
      [month, monthBeside(month, -1)].map(async each => {
        const path = { orgId, month: each }
        return (await client('GET /v1/orgs/{orgId}/assessments/{month}', { path })).body
      }),
    ),
  )
  return (
    <Shown of={loaded}>
      {both => {
        const [now, before] = both
        if (now?.state !== 'assessed')
          return (
            <Nothing>
              <Empty title={words.states[now?.state ?? 'none']} hint={words.noneHint} />
            </Nothing>
          )
        const last = before?.state === 'assessed' ? before : undefined
        const known = last ? [now, last] : [now]
        const heads = known.map(each => monthLabel(each.month))
        return (
          <>
            <div class="pair">
              <section>
                <Table
                  caption={words.sums}
                  heads={[words.what, ...heads]}
                  rows={[
                    [words.assessed, ...known.map(({ assessed }) => assessed)],
                    [words.keptBack, ...known.map(({ keptBack }) => keptBack)],
                    ...Object.entries(gradeLabels).map(([id, label]) => [
                      label,
                      ...known.map(({ grades }) => grades[id as Grade]),
                    ]),
                  ]}
                />
                {now.response && <p>{responseLabel(now.response)}</p>}
              </section>
              <section>
                <h2>{words.histogram}</h2>
                <Bars
                  title={last ? words.histogramBeside : words.histogramTable}
                  most={Math.max(1, ...now.histogram)}
                  bars={now.histogram.map((value, at) => ({
                    label: words.bandOf(at * 10, at === 9 ? 100 : at * 10 + 9),
                    value,
                    shown: last ? words.beside(value, last.histogram[at] ?? 0) : String(value),
                  }))}
                />
              </section>
            </div>
            <section>
              <Indicators heads={heads} of={known.map(({ dimensions }) => dimensions)} />
            </section>
          </>
        )
      }}
    </Shown>
  )
}

/** The orgs below, and the cadres of this one and all below. */
const Below = ({ orgId, month }: OrgMonth) => (
  <>
    <section>
      <h2>{words.below}</h2>
      <List route="GET /v1/orgs/{orgId}/children" path={{ orgId }} by="orgId" empty={words.noneBelow}>
        {child => <a href={to('months', month, child.orgId)}>{child.name}</a>}
      </List>
    </section>
    <section>
      <h2>{words.cadres}</h2>
      <List
        route="GET /v1/orgs/{orgId}/assessments/{month}/cadres"
        path={{ orgId, month }}
        by="cadreId"
        empty={words.nobody}
      >
        {({ cadreId, name, grade, status, dimensions, total }) => (
          <>
            <a href={to('months', month, orgId, cadreId)}>{name ?? cadreId}</a>{' '}
            <small>
              {gradeLabel(grade)} {statusLabels[status]}
            </small>
            <p class="soft">{words.scores(dimensions, total)}</p>
          </>
        )}
      </List>
    </section>
  </>
)

/** 月度: the roll-up beside last month's, down to the org, the cadre and its events. */
export function Month({ rest: [asked, orgId = ownOrg(), cadreId] }: { readonly rest: readonly string[] }) {
  const month = monthAsked(asked)
  if (cadreId !== undefined) return <Cadre cadreId={cadreId} month={month} orgId={orgId} />
  return (
    <>
      {orgId === ownOrg() ? (
        <MonthTitle title={pages.month} month={month} steps={other => ['months', other]} />
      ) : (
        <>
          <Read route="GET /v1/orgs/{orgId}" path={{ orgId }}>
            {({ name }) => (
              <MonthTitle title={name} month={month} steps={other => ['months', other, orgId]} />
            )}
          </Read>
          <p>
            <a href={to('months', month)}>{words.back}</a>
          </p>
        </>
      )}
      <Sums orgId={orgId} month={month} />
      <Below orgId={orgId} month={month} />
    </>
  )
}
