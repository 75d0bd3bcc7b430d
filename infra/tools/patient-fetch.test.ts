import { afterEach, expect, test, vi } from 'vitest'
import { patientFetch } from './patient-fetch.ts'

afterEach(() => vi.unstubAllGlobals())

/** What `patientFetch` is answered by an API that answers so, one after the other, and how often it asked. */
async function answeredBy(...answers: Response[]) {
  const all = answers.length
  vi.stubGlobal('fetch', async () => answers.shift())
  const { status } = await patientFetch('http://127.0.0.1:3100/v1/me')
  return { status, asked: all - answers.length }
}

const busy = () => new Response('{}', { status: 503, headers: { 'retry-after': '0' } })

test('who is asked to come back comes back', async () => {
  expect(await answeredBy(busy(), busy(), new Response('{}'))).toEqual({ status: 200, asked: 3 })
})

test('who is throttled by what stands before the API comes back, though it does not say when', async () => {
  const throttled = new Response('{"message":"Too Many Requests"}', { status: 429 })
  expect(await answeredBy(throttled, new Response('{}'))).toEqual({ status: 200, asked: 2 })
})

test('what says nothing of coming back is the answer', async () => {
  expect(await answeredBy(new Response('{}', { status: 503 }), new Response('{}'))).toEqual({
    status: 503,
    asked: 1,
  })
})

test('at last the refusal is the answer', async () => {
  expect(await answeredBy(...Array.from({ length: 31 }, busy))).toEqual({ status: 503, asked: 30 })
})
