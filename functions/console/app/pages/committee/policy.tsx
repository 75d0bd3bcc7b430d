import { useState } from 'preact/hooks'
import type { Answer } from '../../../../../shared/contracts/client.ts'
import { dimensionLabels, gradeLabels, indicatorLabels } from '../../../../../shared/labels/assessment.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import * as words from '../../../../../shared/labels/console/policy.ts'
import { monthLabel } from '../../../../../shared/labels/dates.ts'
import type { Api } from '../../../../catalogue.ts'
import { client } from '../../api.ts'
import { monthBeside, today } from '../../clock.ts'
import { readAgain, useLoad } from '../../load.ts'
import { say } from '../../say.ts'
import { me } from '../../session.ts'
import { Act } from '../../ui/act.tsx'
import { Field } from '../../ui/field.tsx'
import { type Fields, Form } from '../../ui/form.tsx'
import { Shown } from '../../ui/state.tsx'
import { Table } from '../../ui/table.tsx'
import { may } from '../page.ts'

type Policy = Answer<Api['GET /v1/policy']>['body']
type Numbers = { [key: string]: number | Numbers }

/** The numbers that are drafted here, by their path in the policy. */
const drafted: readonly (readonly [path: string, label: string])[] = [
  ...Object.entries(dimensionLabels).map(([id, label]) => [`dimensions.${id}`, words.weight(label)] as const),
  ...(['excellent', 'good', 'pass'] as const).map(
    id => [`grades.${id}`, words.grade(gradeLabels[id])] as const,
  ),
]

const weightsOf = ({ weights }: Policy): readonly (readonly [string, string])[] =>
  Object.entries(weights).flatMap(([dimension, indicators]) =>
    Object.keys(indicators).map(
      id =>
        [
          `weights.${dimension}.${id}`,
          words.weight(indicatorLabels[id as keyof typeof indicatorLabels]),
        ] as const,
    ),
  )

const at = (policy: Policy, path: string) =>
  path.split('.').reduce<unknown>((value, key) => (value as Numbers)[key], policy) as number

/** The policy with other numbers. */
function changed(policy: Policy, numbers: Fields): Policy {
  const draft = structuredClone(policy)
  for (const [path, value] of Object.entries(numbers)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const holder = keys.reduce<Numbers>((inner, key) => inner[key] as Numbers, draft as unknown as Numbers)
    holder[last] = Number(value)
  }
  return draft
}

interface Draft {
  readonly policy: Policy
  readonly changes: readonly (readonly [label: string, before: number, after: number])[]
}

/** A new version: what it would change, and then it. */
function Drafting({ policy }: { readonly policy: Policy }) {
  const [draft, setDraft] = useState<Draft>()
  const next = monthBeside(today().slice(0, 7), 1)
  const all = [...drafted, ...weightsOf(policy)]
  const compare = async ({ effectiveFrom = '', ...numbers }: Fields) => {
    const made = { ...changed(policy, numbers), effectiveFrom }
    const changes = all.flatMap(([path, label]) => {
      const [before, after] = [at(policy, path), at(made, path)]
      return before === after ? [] : [[label, before, after] as const]
    })
    setDraft({ policy: made, changes })
  }
  const field = ([path, label]: readonly [string, string]) => (
    <label key={path}>
      {label}
      <input
        name={path}
        type="number"
        min={0}
        max={100}
        step="any"
        required
        defaultValue={String(at(policy, path))}
      />
    </label>
  )
  return (
    <section>
      <h2>{words.draft}</h2>
      <p class="soft">{words.draftHint}</p>
      <Form name="policy" label={words.compare} send={compare}>
        <Field
          label={words.from}
          name="effectiveFrom"
          pattern="20\d\d-(0[1-9]|1[0-2])"
          required
          defaultValue={next}
        />
        {all.map(field)}
      </Form>
      <div role="status">
        {draft && draft.changes.length === 0 && <p>{words.none}</p>}
        {draft && draft.changes.length > 0 && (
          <>
            <ul>
              {draft.changes.map(([label, before, after]) => (
                <li key={label}>
                  {label}：{before} → {after}
                </li>
              ))}
            </ul>
            <Act
              main
              label={words.set}
              run={async () => {
                await client('PUT /v1/policy', { body: draft.policy })
                setDraft(undefined)
                say(words.done)
                readAgain()
              }}
            />
          </>
        )}
      </div>
    </section>
  )
}

/** 办法: by which numbers one is assessed, the versions, and a draft of the next. */
export function PolicyPage() {
  const loaded = useLoad('policy', async () => {
    const [policy, versions] = await Promise.all([
      client('GET /v1/policy'),
      client('GET /v1/policy/versions'),
    ])
    return { policy: policy.body, versions: versions.body.items }
  })
  return (
    <>
      <h1>{pages.policy}</h1>
      <Shown of={loaded}>
        {({ policy, versions }) => (
          <>
            <section>
              <p>{words.version(policy.id, policy.version, monthLabel(policy.effectiveFrom))}</p>
              <Table
                caption={words.current}
                heads={[words.number, words.value]}
                rows={[...drafted, ...weightsOf(policy)].map(([path, label]) => [label, at(policy, path)])}
              />
            </section>
            <section>
              <h2>{words.versions}</h2>
              <ul>
                {versions.map(({ id, version, effectiveFrom }) => (
                  <li key={version}>{words.version(id, version, monthLabel(effectiveFrom))}</li>
                ))}
              </ul>
            </section>
            {me.value && may(me.value, 'putPolicy') && <Drafting policy={policy} />}
          </>
        )}
      </Shown>
    </>
  )
}
