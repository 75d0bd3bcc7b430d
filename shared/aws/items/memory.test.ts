import { memoryItems } from './memory.ts'
import { itemsContract } from './testing/contract.ts'

itemsContract(async () => memoryItems())
