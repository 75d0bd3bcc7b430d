import * as pages from '../../../../../../shared/labels/console/committee.ts'
import * as words from '../../../../../../shared/labels/console/policy.ts'
import { monthLabel } from '../../../../../../shared/labels/dates.ts'
import { client } from '../../../api.ts'
import { monthBeside, today } from '../../../clock.ts'
import { useLoad } from '../../../load.ts'
import { go } from '../../../router.ts'
import { me } from '../../../session.ts'
import { Choose } from '../../../ui/field.tsx'
import { type Fields, Form } from '../../../ui/form.tsx'
import { Shown } from '../../../ui/state.tsx'
import { Table } from '../../../ui/table.tsx'
import { may } from '../../page.ts'
import { ownOrg } from '../org.ts'
import { at, changed, groupsOf, type Policy } from './numbers.ts'
import { Trial } from './trial.tsx'

/** A draft of the next version, to be tried on months past. */
function Drafting({ policy }: { readonly policy: Policy }) {
  const rehearse = async ({ months = '', ...numbers }: Fields) => {
    const month = today().slice(0, 7)
    const begun = await client('POST /v1/policy/rehearsals', {
      body: {
        policy: changed(policy, numbers),
        months: Array.from({ length: Number(months) }, (_, n) => monthBeside(month, -1 - n)),
        orgId: ownOrg(),
      },
    })
    go('policy', begun.body.rehearsalId)
  }
  return (
    <section>
      <h2>{words.draft}</h2>
      <p class="soft">{words.draftHint}</p>
      <Form name="policy" label={words.rehearse} send={rehearse} stays>
        {groupsOf(policy).map(([legend, numbers], group) => (
          <details key={legend} open={group < 2}>
            <summary>{legend}</summary>
            {numbers.map(([path, label]) => (
              <label key={path} class="count">
                {label}
                <input
                  name={path}
                  type="number"
                  min={0}
                  step="any"
                  required
                  defaultValue={String(at(policy, path))}
                />
              </label>
            ))}
          </details>
        ))}
        <Choose label={words.span} name="months" words={words.spans} value="3" />
      </Form>
    </section>
  )
}

/** 办法: by which numbers one is assessed, the versions, a draft of the next, and what it would have changed. */
export function PolicyPage({ rest: [rehearsalId] }: { readonly rest: readonly string[] }) {
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
        {({ policy: { effectiveFrom, ...policy }, versions }) => (
          <>
            {rehearsalId && <Trial rehearsalId={rehearsalId} policy={policy} />}
            {me.value && may(me.value, 'startPolicyRehearsal') && <Drafting policy={policy} />}
            <section>
              <h2>{words.current}</h2>
              <p>{words.version(policy.id, policy.version, monthLabel(effectiveFrom))}</p>
              <details>
                <summary>{words.numbers}</summary>
                {groupsOf(policy).map(([legend, numbers]) => (
                  <Table
                    key={legend}
                    caption={legend}
                    heads={[words.number, words.value]}
                    rows={numbers.map(([path, label]) => [label, at(policy, path)])}
                  />
                ))}
              </details>
              <details>
                <summary>{words.versions}</summary>
                <ul>
                  {versions.map(({ id, version, effectiveFrom }) => (
                    <li key={version}>{words.version(id, version, monthLabel(effectiveFrom))}</li>
                  ))}
                </ul>
              </details>
            </section>
          </>
        )}
      </Shown>
    </>
  )
}
