import type { Stack } from 'aws-cdk-lib'
import { LogGroup, QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs'

/** The question that an officer for data protection asks of the logs: who read what of an org's people. */
export function createQueries(stack: Stack): void {
  new QueryDefinition(stack, 'AccessByOrg', {
    queryDefinitionName: `${stack.stackName}/access by org`,
    queryString: new QueryString({
      fields: ['@timestamp', 'message.org', 'message.by', 'message.role', 'message.route', 'message.count'],
      filterStatements: ["message.message = 'access'"],
      sort: '@timestamp desc',
    }),
    logGroups: stack.node.findAll().filter(construct => construct instanceof LogGroup),
  })
}
