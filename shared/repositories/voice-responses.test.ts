import { expect, test } from 'vitest'
import { memoryItems } from '../aws/items/memory.ts'
import { voiceResponsesOn } from './voice-responses.ts'

test('an answer that is told twice writes nothing: what is restored stays what was exported', async () => {
  const items = memoryItems()
  const responses = voiceResponsesOn(items, async () => ['ls', 'ha'])
  const counts = () => items.get({ pk: 'ORG#ls', sk: 'RESPONSE#2026-05' })
  await responses.addIssued('ls', '2026-05', 'c-li', ['y-1', 'y-2'])
  await responses.addAnswered('ls', '2026-05', 'c-li', 'y-1')
  const first = await counts()
  expect(first).toMatchObject({ value: { 'c-li': { issued: 2, answered: 1 } } })

  await responses.addAnswered('ls', '2026-05', 'c-li', 'y-1')
  await responses.addIssued('ls', '2026-05', 'c-li', ['y-2'])
  await responses.relistResponses('ls')
  expect(await counts()).toEqual(first)
})

test('whoever counted before another answer came counts again', async () => {
  const items = memoryItems()
  const others = voiceResponsesOn(items, async () => ['ls'])
  let isFirst = true
  const responses = voiceResponsesOn(items, async () => {
    if (isFirst) {
      isFirst = false
      await others.addAnswered('ls', '2026-05', 'c-li', 'y-2')
    }
    return ['ls']
  })
  await responses.addAnswered('ls', '2026-05', 'c-li', 'y-1')
  expect(await responses.readResponses(['ls'], '2026-05')).toEqual(
    new Map([['c-li', { issued: 0, answered: 2 }]]),
  )
})

test('a list does not stay where an org moved and came back meanwhile', async () => {
  const items = memoryItems()
  let above = 'ha'
  const others = voiceResponsesOn(items, async () => ['ls', above])
  await others.addAnswered('ls', '2026-05', 'c-li', 'y-1')
  let isFirst = true
  const responses = voiceResponsesOn(items, async () => {
    if (!isFirst) return ['ls', above]
    isFirst = false
    above = 'hb'
    const path = ['ls', above]
    above = 'ha'
    await others.relistResponses('ls')
    return path
  })
  await responses.relistResponses('ls')
  const listed = async (orgId: string) => [...(await responses.listResponses(orgId, '2026-05')).keys()]
  expect([await listed('ha'), await listed('hb')]).toEqual([['ls'], []])
})
