import { describe } from 'vitest'
import { memoryRoster } from './memory.ts'
import { rosterContract } from './testing/contract.ts'

describe('roster in memory', () => rosterContract(async () => memoryRoster()))
