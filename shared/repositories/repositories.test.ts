import { memoryItems } from '../aws/items/memory.ts'
import { repositoriesContract } from './testing/contract/index.ts'

repositoriesContract(async () => memoryItems())
