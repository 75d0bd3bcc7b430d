import { arn, type ResourceType } from './define.ts'

interface BusProperties {
  Name: string
}

export const eventBus: ResourceType<BusProperties> = {
  type: 'AWS::Events::EventBus',
  nameProperty: 'Name',
  properties: {
    Name: 'used',
    Description: 'ignored: for people',
    Policy: 'ignored: no permissions here',
    KmsKeyIdentifier: 'ignored: nothing is kept on a bus',
    LogConfig: 'ignored: no service logs',
    DeadLetterConfig: 'ignored: a delivery on one machine cannot fail',
    Tags: 'ignored: nobody reads them',
  },
  attributes: { Arn: busArn, Name: name => name },
  start: ({ name }, world) => world.buses.declareBus(name, busArn(name)),
}

function busArn(name: string): string {
  return arn('events', `event-bus/${name}`)
}
