import { defineFunction } from '../../shared/contracts/function.ts'
import { readAsset, readFront, readSettings, readWorker } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'console',
  summary: 'Serves the pages for cadres and committees; what they show they ask of the API',
  endpoints: [readFront, readAsset, readWorker, readSettings],
  servesPages: true,
})
