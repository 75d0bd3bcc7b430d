import { afterEach, expect, test, vi } from 'vitest'
import { log } from '../../../shared/telemetry/log.ts'
import { quietLogs } from './quiet.ts'

const { info } = console
afterEach(() => {
  console.info = info
  vi.restoreAllMocks()
})

test('a command shows what went wrong, and not what its functions log', () => {
  const [told, warned] = [vi.spyOn(console, 'info'), vi.spyOn(console, 'warn').mockImplementation(() => {})]
  quietLogs()
  log.info('result kept', { cadreId: 'c-li' })
  log.warn('not yet there')
  expect(told).not.toHaveBeenCalled()
  expect(warned).toHaveBeenCalledWith({ message: 'not yet there' })
})
