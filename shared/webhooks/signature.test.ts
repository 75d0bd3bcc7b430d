import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { signedAddress, signedHeaders, signingSecret } from './signature.ts'

const desk = { orgId: 'ls', webhookId: 'desk' }
const ring = { current: '2', keys: { 1: 'old key', 2: 'new key' } }
const body = '{"type":"reminder"}'

test('a receiver verifies a message with the secret it was given, before and after a key was replaced', () => {
  const seconds = Math.floor(Date.now() / 1000)
  const headers = signedHeaders(ring, desk, { id: 'm-1', seconds, body })
  expect(headers).toMatchObject({ 'webhook-id': 'm-1', 'webhook-timestamp': String(seconds) })
  for (const current of ['1', '2'])
    expect(new Webhook(signingSecret({ ...ring, current }, desk)).verify(body, headers)).toEqual({
      type: 'reminder',
    })
})

test.each([
  ['another body', desk, '{"type":"digest"}'],
  ['the secret of another webhook', { orgId: 'ls', webhookId: 'other' }, body],
  ['the secret of another org', { orgId: 'hz', webhookId: 'desk' }, body],
])('%s is not verified', (_, webhook, received) => {
  const headers = signedHeaders(ring, desk, { id: 'm-1', seconds: Math.floor(Date.now() / 1000), body })
  expect(() => new Webhook(signingSecret(ring, webhook)).verify(received, headers)).toThrow()
})

test('an address of 钉钉 is signed by milliseconds and its secret', () => {
  const url = new URL(
    signedAddress('https://oapi.dingtalk.com/robot/send?access_token=x', 'SECabc', 1_779_325_200_000),
  )
  expect(Object.fromEntries(url.searchParams)).toEqual({
    access_token: 'x',
    timestamp: '1779325200000',
    // printf '1779325200000\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64
    sign: '4acAg/CUB2m40psBUk+QF77wYEDuvc6ETgoWKWLB5os=',
  })
  expect(url.search).not.toContain('+')
})
