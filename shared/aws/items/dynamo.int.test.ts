import { freshItems } from '../testing/tables.ts'
import { itemsContract } from './testing/contract.ts'

itemsContract(() => freshItems('views'))
