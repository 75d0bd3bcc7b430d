import { readFileSync } from 'node:fs'
import type { Api } from '../../../functions/catalogue.ts'
import type { Client } from '../../../shared/contracts/client.ts'
import { runCommand } from '../command-line.ts'
import { openLocalClient } from '../local-stack.ts'
import { readStackCommand } from '../operate/stack.ts'
import { patientFetch } from '../patient-fetch.ts'

/** `npm run calendar -- FILE`: every notice is read before the first is put. */
await runCommand(async () => {
  const { values, words, refuse, localUrl, deployed } = readStackCommand(process.argv.slice(2), {
    usage: 'calendar -- FILE… [--org ROOT]',
    about: `Puts notices of working days, tells what they change and which closed months are restated.
FILE is a year of holiday-cn (https://github.com/NateScarlet/holiday-cn), a list of years, or an object of them.
A deployed stack is asked with the token of an assessor of a root org, which BAIXIN_TOKEN holds.

  --org ROOT       the root org as whose assessor a local stack is asked, ha unless said`,
    options: { org: { type: 'string', default: 'ha' } },
    words: ['FILE…'],
  })
  const [{ openClient }, { readNotices }, { reportOf }] = await Promise.all([
    import('../../../shared/contracts/client.ts'),
    import('./notices.ts'),
    import('./report.ts'),
  ])
  const notices = words.flatMap(file => readNotices(file, readFileSync(file, 'utf8')))
  async function open(): Promise<Client<Api>> {
    if (localUrl) return openLocalClient(localUrl, { role: 'assessor', org: values.org })
    const [baseUrl, token] = [deployed?.ApiUrl?.replace(/\/$/, ''), process.env.BAIXIN_TOKEN]
    if (!baseUrl) throw refuse(`${values.outputs}: ApiUrl is missing`)
    if (!token) throw refuse('BAIXIN_TOKEN is missing: the token of an assessor of a root org')
    return openClient<Api>({ baseUrl, token: () => token, fetch: patientFetch })
  }
  const client = await open()
  for (const { year, ...body } of notices) {
    const answered = await client('PUT /v1/calendar/{year}', { path: { year: String(year) }, body })
    for (const line of reportOf(answered)) console.log(line)
  }
  const { body } = await client('GET /v1/calendar')
  console.log(`working days are known until ${body.knownUntil ?? 'nowhere: not even today'}`)
})
