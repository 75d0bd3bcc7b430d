import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem } from '../../shared/contracts/client.ts'
import { until } from './app/until.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const problem = (status: number) => new ApiProblem('GET /v1/run', status, {})

test('who waits for something asks again though the API was busy', async () => {
  const isSo = vi
    .fn<() => Promise<boolean>>()
    .mockResolvedValueOnce(false)
    .mockRejectedValueOnce(problem(503))
    .mockRejectedValueOnce(problem(429))
    .mockResolvedValueOnce(true)
  const waited = until(isSo)
  await vi.advanceTimersByTimeAsync(3000)
  await waited
  expect(isSo).toHaveBeenCalledTimes(4)
})

test('what is no more than a refusal ends the waiting', async () => {
  const refused = problem(404)
  await expect(until(() => Promise.reject(refused))).rejects.toBe(refused)
})
