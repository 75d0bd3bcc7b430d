import { beforeEach, expect, test } from 'vitest'
import { readAppraisal } from '../../../shared/exporting/appraisal/month.ts'
import { readPeriodAppraisal } from '../../../shared/exporting/appraisal/period.ts'
import { claimsOf } from '../../../shared/http/testing.ts'
import { hourlyClosing } from '../../assess/declaration.ts'
import { type County, closedCounty, contactOn } from '../../assess/testing/county.ts'
import { recordContact } from '../../record/endpoints.ts'
import { signOffMonth, signOffPeriod } from '../../sign-off/endpoints.ts'

const caller = { role: 'orgAdmin', subject: 'u-orgAdmin', org: 'ls' } as const
const month = { orgId: 'ls', month: '2026-05' }
const quarter = { orgId: 'ls', period: '2026-Q2' }

/** Before which read of a sheet the results are restated and signed anew; the last is after all of them. */
const steps = Array.from({ length: 9 }, (_, step) => step)

let town: County
beforeEach(async () => {
  town = await closedCounty()
  town.at('2026-07-08T02:00:00')
  for (const instant of ['2026-06-30T18:00:00.000Z', '2026-07-07T18:00:00.000Z'])
    await town.fire(hourlyClosing, instant)
})

const sign = async (endpoint: typeof signOffMonth | typeof signOffPeriod, role: 'assessor' | 'orgAdmin') => {
  const params = endpoint === signOffMonth ? month : quarter
  const { status } = await town.ask(endpoint, { params, body: {}, claims: claimsOf(role, 'ls') })
  expect(status).toBe(201)
}

/** The county, where something happens before one of the reads. */
function readingWith(step: number, meanwhile: () => Promise<void>): County {
  let reads = 0
  const before = async () => {
    if (reads++ === step) await meanwhile()
  }
  const { assessments, signOffs, directory } = town
  return {
    ...town,
    assessments: {
      ...assessments,
      listRows: async (...of) => {
        await before()
        return assessments.listRows(...of)
      },
    },
    signOffs: {
      ...signOffs,
      listSignOffs: async (...of) => {
        await before()
        return signOffs.listSignOffs(...of)
      },
    },
    directory: {
      ...directory,
      readOrgPath: async (...of) => {
        await before()
        return directory.readOrgPath(...of)
      },
    },
  }
}

test.each(steps)('no signature is valid on a sheet that shows other results: step %i', async step => {
  for (const [endpoint, read, n] of [
    [signOffMonth, (of: County) => readAppraisal(of, caller, 'ls', '2026-05'), 20],
    [signOffPeriod, (of: County) => readPeriodAppraisal(of, caller, 'ls', '2026-Q2'), 21],
  ] as const) {
    const reached = (of: Awaited<ReturnType<typeof read>>) =>
      of.lines.find(({ cadreId }) => cadreId === 'c-li')?.dimensions.activity.indicators.monthlyReach?.num
    const first = reached(await read(town))
    await sign(endpoint, 'assessor')
    const sheet = await read(
      readingWith(step, async () => {
        await town.ask(recordContact, { body: contactOn(n, '2026-05-13', [`y-${n - 14}`]) })
        await sign(endpoint, 'orgAdmin')
      }),
    )
    const valid = sheet.signatures.filter(({ outdated }) => !outdated).map(({ by }) => by)
    // Who signed anew while the sheet was read need not stand on it.
    const allowed = reached(sheet) === first ? [['u-assessor']] : [[], ['u-orgAdmin']]
    expect(allowed).toContainEqual(valid)
  }
})
