import { expect, test } from 'vitest'
import { hostsOf, isAllowed } from './hosts.ts'

const hosts = hostsOf({ WEBHOOK_HOSTS: 'desk.example, OAPI.dingtalk.com,desk.example:8443,127.0.0.1:3100' })

test.each([
  ['https://desk.example/hooks', true],
  ['https://desk.example:443/hooks', true],
  ['https://desk.example:8443/hooks', true],
  ['https://oapi.dingtalk.com/robot/send?access_token=x', true],
  ['https://DESK.example/hooks', true],
  ['http://127.0.0.1:3100/_local/inbox', true],
  // Over http only to this machine itself, and only where it is listed.
  ['http://desk.example/hooks', false],
  ['http://127.0.0.1:9001/2018-06-01/runtime', false],
  ['http://127.0.0.1/', false],
  ['http://localhost:3100/', false],
  // Other hosts, however they look.
  ['https://desk.example.evil.example/', false],
  ['https://evil.example/?desk.example', false],
  ['https://desk.example@evil.example/', false],
  ['https://user:secret@desk.example/', false],
  ['https://desk.example:444/', false],
  ['https://sub.desk.example/', false],
  ['https://169.254.169.254/latest/meta-data', false],
  ['ftp://desk.example/', false],
  ['file:///etc/passwd', false],
  ['//desk.example/', false],
  ['', false],
])('%s may be called: %s', (address, allowed) => {
  expect(isAllowed(hosts, address)).toBe(allowed)
})

test('nothing may where nothing is listed', () => {
  expect(hostsOf({})).toEqual([])
  expect(isAllowed(hostsOf({ WEBHOOK_HOSTS: '' }), 'https://desk.example/')).toBe(false)
})
