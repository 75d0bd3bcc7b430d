import { DefaultStackSynthesizer, type Environment, type IStackSynthesizer, Stack } from 'aws-cdk-lib'
import type { Rule } from 'aws-cdk-lib/aws-events'
import type { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import type { FunctionDeclaration, Schedule } from '../shared/contracts/function.ts'
import { createAlarms } from './constructs/alarms.ts'
import { Api } from './constructs/api.ts'
import { createBus } from './constructs/bus.ts'
import { createDashboard } from './constructs/dashboard.ts'
import { createFunction } from './constructs/function.ts'
import {
  grantLake,
  grantPublish,
  grantSecret,
  grantSend,
  grantSheets,
  grantTables,
  grantWatch,
} from './constructs/grants.ts'
import { createLake } from './constructs/lake.ts'
import { writeOutputs } from './constructs/outputs.ts'
import { createParameters } from './constructs/parameters.ts'
import { createQueries } from './constructs/queries.ts'
import { createWorkQueues, takeFrom } from './constructs/queues.ts'
import { createSchedules } from './constructs/schedule.ts'
import { createSecrets } from './constructs/secrets.ts'
import { consumeStreams } from './constructs/stream.ts'
import { subscribe } from './constructs/subscription.ts'
import { createTables } from './constructs/tables.ts'

/** What the stack is made of. */
export interface Catalogue {
  readonly functions: readonly FunctionDeclaration[]
  readonly schedules: readonly Schedule[]
  readonly code: (functionName: string) => Code
  /** Where it goes; anywhere unless said. */
  readonly env?: Environment
}

/** The whole system, as the catalogue declares it. */
export class BaixinStack extends Stack {
  constructor(scope: Construct, id: string, { functions, schedules, code, env }: Catalogue) {
    super(scope, id, {
      ...(env && { env }),
      description: 'baixin (1+100): cadres of the Youth League keep contact with a hundred young people each',
      // The command line checks the bootstrap version itself; this keeps an SSM parameter out of the template.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    })
    const parameters = createParameters(this)
    const tables = createTables(this)
    const secrets = createSecrets(this)
    const bus = createBus(this)
    const lake = createLake(this)
    const queues = createWorkQueues(this, functions)
    const api = new Api(this, 'Api', parameters)
    const made: LambdaFunction[] = []
    const streamReaders: LambdaFunction[] = []
    const rules: Rule[] = []

    for (const declaration of functions) {
      const fn = createFunction(this, declaration, code(declaration.name), parameters)
      made.push(fn)
      grantTables(fn, tables, declaration)
      for (const queue of declaration.sends ?? []) grantSend(fn, queue, queues)
      for (const secret of declaration.secrets ?? []) grantSecret(fn, secret, secrets)
      if (declaration.writesLake) grantLake(fn, lake.bucket)
      if (declaration.sheets) grantSheets(fn, lake.bucket, declaration.sheets)
      if (declaration.publishes) grantPublish(fn, bus)
      if (declaration.endpoints) api.route(fn, declaration.endpoints)
      if (declaration.subscription) rules.push(subscribe(fn, declaration, declaration.subscription, bus))
      for (const work of declaration.work ?? []) takeFrom(queues(work.queue), fn, work)
      if (declaration.streams) {
        const [own] = declaration.work ?? []
        if (!own) throw new Error(`${declaration.name} reads streams and has no queue of its own`)
        consumeStreams(fn, declaration.streams, tables, queues(own.queue).deadLetters)
        streamReaders.push(fn)
      }
    }
    // Every queue has to be there.
    for (const [at, fn] of made.entries()) if (functions[at]?.watchesQueues) grantWatch(fn)
    const watched = {
      functions: made,
      streamReaders,
      rules,
      schedules: createSchedules(this, schedules, queues),
      api,
    }
    createAlarms(this, parameters, watched)
    createDashboard(this, watched)
    createQueries(this)
    writeOutputs(this, { api, tables, bus, secrets, lake })
  }
}
