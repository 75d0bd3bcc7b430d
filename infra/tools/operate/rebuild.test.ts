import { expect, test } from 'vitest'
import { closedCounty, contactOn, voiding } from '../../../functions/assess/testing/county.ts'
import { recordContact, recordVoid } from '../../../functions/record/endpoints.ts'
import { memoryFacts } from '../../../shared/repositories/testing/memory.ts'
import { verify } from './verify.ts'

test('a closed month that was restated has the same digests after all views are dropped and folded anew', async () => {
  const town = await closedCounty()
  await town.ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
  await town.ask(recordVoid, { body: voiding(21, 1) })
  const rebuilt = { ...town, facts: memoryFacts() }
  expect(await verify(rebuilt, false)).toMatchObject({
    months: 1,
    facts: ['c-li#2026-05'],
    digests: ['c-li#2026-05'],
  })
  expect(await verify(rebuilt, true)).toMatchObject({ facts: ['c-li#2026-05'], digests: [] })
  expect(await verify(rebuilt, false)).toMatchObject({ facts: [], digests: [] })
  expect((await rebuilt.facts.readFacts('c-li', '2026-05'))?.facts).toEqual(
    (await town.facts.readFacts('c-li', '2026-05'))?.facts,
  )
})
