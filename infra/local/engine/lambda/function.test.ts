import { afterEach, expect, test } from 'vitest'
import { createClock } from '../../clock.ts'
import { createFunction, type LambdaFunction } from './function.ts'

let fn: LambdaFunction | undefined
afterEach(() => fn?.stop())

const module = (body: string) =>
  `data:text/javascript,${encodeURIComponent(`let calls = 0; export const handler = async event => { calls++; ${body} }`)}`

function create(body: string, concurrency = 1): LambdaFunction {
  fn = createFunction({
    name: 'S-Probe1',
    construct: 'Probe',
    arn: 'arn:aws:lambda:local:000000000000:function:S-Probe1',
    role: 'arn:aws:iam::000000000000:role/S-ProbeRole1',
    module: module(body),
    exportName: 'handler',
    environment: {},
    timeoutSeconds: 10,
    memoryMegabytes: 64,
    concurrency,
    clock: createClock(),
    onOutput: () => {},
    onError: () => {},
  })
  return fn
}

const answerOf = async (invoked: Promise<object>) => (await invoked) as { json?: string }

test('an environment serves one invocation after the other', async () => {
  const { invoke } = create('return calls')
  expect(await answerOf(invoke({}))).toMatchObject({ json: '1' })
  expect(await answerOf(invoke({}))).toMatchObject({ json: '2' })
})

test('reloaded, it answers by the new code; what is under way ends with the code it began with', async () => {
  const { invoke, reload } = create("await new Promise(done => setTimeout(done, event.ms)); return 'old'")
  await invoke({ ms: 0 })
  const underWay = invoke({ ms: 200 })
  const waiting = invoke({ ms: 0 })
  reload(module("return ['new', calls]"))
  expect(await answerOf(underWay)).toMatchObject({ json: '"old"' })
  expect(await answerOf(waiting)).toMatchObject({ json: '["new",1]' })
  expect(await answerOf(invoke({}))).toMatchObject({ json: '["new",2]' })
})
