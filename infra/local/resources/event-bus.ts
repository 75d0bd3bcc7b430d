import { arn, type ResourceType } from './define.ts'

interface BusProperties {
  Name: string
}

export const eventBus: ResourceType<BusProperties> = {
  type: 'AWS::Events::EventBus',
  nameProperty: 'Name',
  used: ['Name'],
  ignored: {
    Policy: 'no permissions here',
    KmsKeyIdentifier: 'nothing is kept on a bus',
    LogConfig: 'no service logs',
    DeadLetterConfig: 'a delivery on one machine cannot fail',
  },
  attributes: { Arn: busArn, Name: name => name },
  start: ({ name }, world) => world.buses.declareBus(name, busArn(name)),
}

function busArn(name: string): string {
  return arn('events', `event-bus/${name}`)
}
