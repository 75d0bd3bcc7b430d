import { freshItems } from '../aws/testing/tables.ts'
import { repositoriesContract } from './testing/contract/index.ts'

repositoriesContract(freshItems)
