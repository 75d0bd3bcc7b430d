import { compilePattern } from '../engine/eventbridge/pattern.ts'
import type { JsonObject } from '../template/json.ts'
import { arn, onlyKnows, type ResourceType } from './define.ts'

interface RuleProperties {
  Name?: string
  EventBusName?: string
  EventPattern: JsonObject
  State?: string
  Targets?: RuleTarget[]
}

interface RuleTarget {
  Id: string
  Arn: string
  Input?: string
  DeadLetterConfig?: { Arn: string }
}

export const rule: ResourceType<RuleProperties> = {
  type: 'AWS::Events::Rule',
  nameProperty: 'Name',
  used: ['Name', 'EventBusName', 'EventPattern', 'State', 'Targets'],
  attributes: { Arn: name => arn('events', `rule/${name}`) },
  start({ logicalId, name, properties }, world) {
    const bus = world.buses.find(properties.EventBusName ?? 'default')
    if (bus === undefined) throw new Error(`${logicalId}: no event bus ${properties.EventBusName}`)
    if (!properties.EventPattern)
      throw new Error(`${logicalId}: a rule without EventPattern is not supported`)
    const pattern = compilePattern(properties.EventPattern)
    const targets = (properties.Targets ?? []).map(target => {
      // RetryPolicy and DeadLetterConfig are about failed deliveries, and one on this machine cannot fail.
      onlyKnows(`${logicalId}: target ${target.Id}`, target, [
        'Id',
        'Arn',
        'Input',
        'DeadLetterConfig',
        'RetryPolicy',
      ])
      if (target.DeadLetterConfig) {
        world.targets.find(target.DeadLetterConfig.Arn, logicalId)
        world.deadLetters.add(target.DeadLetterConfig.Arn)
      }
      return { deliver: world.targets.find(target.Arn, logicalId), input: target.Input }
    })
    if (properties.State === 'DISABLED') return
    world.buses.declareRule({ name, bus, pattern, targets })
  },
}
