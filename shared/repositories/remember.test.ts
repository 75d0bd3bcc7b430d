import { expect, test } from 'vitest'
import { askOnce } from './remember.ts'

test('the same is asked once, also while the answer is on its way', async () => {
  const asked: string[] = []
  const read = askOnce(async (month: string, orgId: string | undefined) => {
    asked.push(`${month} ${orgId}`)
    return asked.length
  })
  expect(
    await Promise.all([read('2026-05', 'ls'), read('2026-05', 'ls'), read('2026-05', undefined)]),
  ).toEqual([1, 1, 2])
  expect(await read('2026-05', 'ls')).toBe(1)
  expect(asked).toEqual(['2026-05 ls', '2026-05 undefined'])
})

test('who was refused asks again', async () => {
  const answers = [Promise.reject(new Error('busy')), Promise.resolve('policy')]
  const read = askOnce(async (_month: string) => answers.shift())
  await expect(read('2026-05')).rejects.toThrow('busy')
  expect(await read('2026-05')).toBe('policy')
})
