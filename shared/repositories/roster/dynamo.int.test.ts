import { describe } from 'vitest'
import { freshTable } from '../../aws/testing/tables.ts'
import { dynamoRoster } from './open.ts'
import { rosterContract } from './testing/contract.ts'

describe('roster in DynamoDB', () => rosterContract(async () => dynamoRoster(await freshTable('roster'))))
