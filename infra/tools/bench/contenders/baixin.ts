import { recordContact } from '../../../../functions/record/endpoints.ts'
import { handler } from '../../../../functions/record/handler.ts'
import { httpEvent } from '../../../../shared/http/testing.ts'
import { benchCadre, type Contender, subject } from './contender.ts'

const claims = { sub: subject, role: 'cadre', cadreId: benchCadre.cadreId }

/** A token as an issuer makes it; API Gateway has verified it. */
const token = [
  { alg: 'RS256', kid: 'bench' },
  { ...claims, iss: 'https://issuer.example', exp: 1_780_000_000 },
]
  .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('c2lnbmF0dXJl'.repeat(28))
  .join('.')

/** What Lambda hands over beside the event. */
const context = {
  functionName: 'record',
  awsRequestId: '8f6d2c1a-0d7b-4f57-9a0e-5d2b6c3a9e11',
  getRemainingTimeInMillis: () => 25_000,
}

/** The Lambda handler of recording, called as API Gateway calls it. */
export const contender: Contender = {
  open(environment) {
    Object.assign(process.env, environment)
    return contacts => {
      const requests = contacts.map(body => {
        const event = httpEvent(recordContact, { body, claims })
        return {
          ...event,
          headers: { ...event.headers, authorization: `Bearer ${token}`, host: 'api.example' },
          requestContext: { ...event.requestContext, requestId: 'JKJaXmPLvHcESHA=' },
        }
      })
      return async n => {
        const answer = await handler(requests[n] as never, context as never)
        if (answer.statusCode !== 201 && answer.statusCode !== 200)
          throw new Error(`answered ${answer.statusCode}: ${answer.body}`)
      }
    }
  },
}
