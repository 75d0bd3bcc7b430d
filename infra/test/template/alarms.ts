import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { functions } from '../../../functions/catalogue.ts'
import { metrics } from '../../../shared/telemetry/metrics.ts'
import { alarmKinds } from '../../constructs/alarms.ts'
import { constructId } from '../../constructs/names.ts'
import { synthesize } from './synthesize.ts'

const { all, text } = synthesize()
const alarms = all('AWS::CloudWatch::Alarm').map(({ properties }) => properties)
const pages = readdirSync(new URL('../../../docs/runbook', import.meta.url))
  .filter(file => file !== 'README.md')
  .map(file => file.replace(/\.md$/, ''))

/** Kind of an alarm, and what rings it. */
const told = alarms.map(({ AlarmDescription }) => {
  const [, about, kind] = /^(?:(\w+): )?.*; see docs\/runbook\/([\w-]+)\.md$/.exec(AlarmDescription) ?? []
  return { about, kind }
})
const watchedBy = (kind: string) => told.filter(alarm => alarm.kind === kind).map(({ about }) => about)

test('every alarm names its page in the runbook, and every page has an alarm', () => {
  expect([...new Set(told.map(({ kind }) => kind))].sort()).toEqual(pages.sort())
  expect(Object.keys(alarmKinds).sort()).toEqual(pages)
})

test('every function is watched, every queue, and every rule', () => {
  const ids = functions.map(({ name }) => constructId(name))
  expect(watchedBy('function-errors')).toEqual(ids)
  expect(watchedBy('function-throttles')).toEqual(ids)
  const queues = functions.flatMap(({ name, subscription, work = [] }) => [
    ...(subscription ? [constructId(name)] : []),
    ...work.map(({ queue }) => constructId(queue)),
  ])
  expect(watchedBy('queue-age').sort()).toEqual(queues.map(queue => `${queue}Queue`).sort())
  expect(watchedBy('dead-letters').sort()).toEqual(queues.map(queue => `${queue}DeadLetters`).sort())
  expect(watchedBy('rule-failed')).toHaveLength(functions.filter(({ subscription }) => subscription).length)
  expect(watchedBy('stream-late')).toEqual(
    functions.filter(({ streams }) => streams).map(({ name }) => constructId(name)),
  )
})

test('an alarm tells the topic of the parameter, and is quiet where nothing is measured', () => {
  for (const { AlarmActions, TreatMissingData } of alarms) {
    expect(AlarmActions).toEqual([
      { 'Fn::If': ['HasAlarmTopic', { Ref: 'AlarmTopicArn' }, { Ref: 'AWS::NoValue' }] },
    ])
    expect(TreatMissingData).toBe('notBreaching')
  }
})

test('the dashboard shows every function, queue and metric', () => {
  const [dashboard] = all('AWS::CloudWatch::Dashboard')
  const body = String(
    dashboard?.properties.DashboardBody['Fn::Join'][1]
      .filter((part: unknown) => typeof part === 'string')
      .join(''),
  )
  const shown = (text: string) => body.includes(`"${text}"`)
  const queues = all('AWS::SQS::Queue').map(({ id }) => id.slice(0, -8))
  const names = [...functions.map(({ name }) => constructId(name)), ...queues, ...Object.keys(metrics)]
  expect(names.filter(name => !shown(name))).toEqual([])
})

test('the template stays far from the 500 resources of a stack', () => {
  expect(Object.keys(JSON.parse(text).Resources).length).toBeLessThan(480)
})
