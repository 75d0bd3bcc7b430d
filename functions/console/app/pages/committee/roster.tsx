import { useState } from 'preact/hooks'
import type { Answer } from '../../../../../shared/contracts/client.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import * as words from '../../../../../shared/labels/console/roster.ts'
import { rowResultLabels } from '../../../../../shared/labels/import.ts'
import type { Api } from '../../../../catalogue.ts'
import { client, reasonOf } from '../../api.ts'
import { readAgain } from '../../load.ts'
import { go, to } from '../../router.ts'
import { useAct } from '../../ui/act.tsx'
import { Sheet } from '../../ui/ask.tsx'
import { Find } from './find.tsx'
import { ownOrg } from './org.ts'
import { Person } from './person.tsx'

type Imported = Answer<Api['POST /v1/rosters']>['body']
type Result = keyof typeof rowResultLabels

/** Rows of an import that are shown, the refused ones before the others. */
const most = 100

/** What an import would do, or did, row by row. */
function Outcome({ of }: { readonly of: Imported }) {
  const told = of.rows
    .filter(({ result, changes, warnings }) => result !== 'unchanged' || changes || warnings)
    .sort((one, other) => Number(other.result === 'refused') - Number(one.result === 'refused'))
  return (
    <>
      <p>
        {(Object.keys(rowResultLabels) as Result[])
          .map(result => `${rowResultLabels[result]}${of.counts[result]}`)
          .join('、')}
      </p>
      {of.notices.map(notice => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      <ul class="rows">
        {told.slice(0, most).map(({ row, sheet, name, result, reason, changes = [], warnings = [] }) => (
          <li key={`${sheet}:${row}`}>
            <p>
              {words.row(row)} {name}{' '}
              <strong class={result === 'refused' ? 'bad' : undefined}>{rowResultLabels[result]}</strong>
            </p>
            {[
              ...(reason === undefined ? [] : [reason]),
              ...changes.map(({ column, before, after }) => words.change(column, before, after)),
              ...warnings,
            ].map(text => (
              <p key={text} class="soft">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {told.length > most && <p class="soft">{words.moreRows(told.length - most)}</p>}
    </>
  )
}

/** A sheet in: first what would happen, then the same sheet for good. */
function Import({ orgId }: { readonly orgId: string }) {
  const [file, setFile] = useState<File>()
  const [outcome, setOutcome] = useState<Imported>()
  const [fault, setFault] = useState('')
  const [isBusy, act] = useAct(error => setFault(reasonOf(error)))
  const send = (sheet: File, dryRun: boolean) =>
    act(async () => {
      setOutcome(undefined)
      setFault('')
      const mediaType = sheet.name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/octet-stream'
      const body = { mediaType, bytes: new Uint8Array(await sheet.arrayBuffer()) } as const
      const query = { orgId, dryRun: dryRun ? 'true' : 'false' } as const
      setOutcome((await client('POST /v1/rosters', { query, body })).body)
      if (!dryRun) readAgain()
    })
  return (
    <section>
      <h2>{words.importTitle}</h2>
      <p class="soft">{words.importHint}</p>
      <label class="button file">
        {words.file}
        <input
          type="file"
          accept=".xlsx,.csv"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? []
            // The same file, mended, is another choice.
            currentTarget.value = ''
            setFile(chosen)
            if (chosen) send(chosen, true)
          }}
        />
      </label>
      {file && <p>{file.name}</p>}
      <div role="status">
        {isBusy && <p aria-busy="true">{words.reading}</p>}
        {!isBusy && fault !== '' && <p class="bad">{fault}</p>}
        {!isBusy && outcome && (
          <>
            <h3>{outcome.dryRun ? words.would : words.did}</h3>
            <Outcome of={outcome} />
          </>
        )}
      </div>
      {!isBusy && file && outcome?.dryRun && (
        <p class="actions">
          <button type="button" class="main" onClick={() => send(file, false)}>
            {words.doIt}
          </button>
        </p>
      )}
    </section>
  )
}

/** 花名册: a sheet in and out, whom one looks for, handover and leave. */
export function Roster({ rest: [cadreId = '', q = ''] }: { readonly rest: readonly string[] }) {
  const orgId = ownOrg()
  if (cadreId !== '' && cadreId !== 'q') return <Person cadreId={cadreId} successorId={q} />
  const path = { orgId }
  return (
    <>
      <h1>{pages.roster}</h1>
      <Import orgId={orgId} />
      <section>
        <h2>{words.cadres}</h2>
        <Find
          label={words.search}
          q={q}
          onAsk={asked => go('roster', 'q', asked)}
          link={id => to('roster', id)}
        />
        <p class="actions">
          <Sheet
            label={words.sheet}
            route="GET /v1/orgs/{orgId}/roster.xlsx"
            path={path}
            or={{ orgId, sheet: { sheet: 'roster' } }}
          />
          <Sheet
            label={words.wholeSheet}
            route="GET /v1/orgs/{orgId}/roster.xlsx"
            path={path}
            query={{ all: 'true' }}
            or={{ orgId, sheet: { sheet: 'roster', all: true } }}
          />
        </p>
      </section>
    </>
  )
}
