import { Listed } from '../../../shared/aws/items/listed.ts'
import type { Objects } from '../../../shared/aws/objects.ts'
import type { Encode } from '../../../shared/lake/parquet.ts'
import type { Process } from './process.ts'

/** The lake's bucket as one process sees it: each call takes its time, and may be refused. */
export function objectsOf(bucket: Objects, process: Process): Objects {
  const busy = (place: string) =>
    process.suffers('throttled', place) ? new Error('S3 refused: 503 SlowDown') : undefined
  return {
    putObject: (key, bytes) => process.step('put', `lake ${key}`, () => bucket.putObject(key, bytes), busy),
    readObject: key => process.step('read', `lake ${key}`, () => bucket.readObject(key), busy),
    removeObject: key => process.step('remove', `lake ${key}`, () => bucket.removeObject(key), busy),
    linkTo: bucket.linkTo,
    listObjects(prefix) {
      const list = () => Array.fromAsync(bucket.listObjects(prefix))
      return new Listed(() => process.step('read', `lake ${prefix}`, list, busy))
    },
  }
}

/** Rows as lines of JSON: in what format they lie in the lake is tested elsewhere, and making Parquet takes long. */
export const asLines: Encode = (columns, rows) => {
  const names = Object.keys(columns)
  return Buffer.from(JSON.stringify(rows.map(row => names.map(name => row[name]))))
}

/** Where everything that is told arrives, and what arrived by its id. */
export class Receiver {
  readonly arrived = new Map<string, unknown>()

  /** `fetch` as one process has it. */
  fetchOf(process: Process): typeof fetch {
    const answer = async (_url: unknown, init: { headers?: unknown; body?: unknown } = {}) => {
      const { 'webhook-id': id = '' } = init.headers as Record<string, string>
      const status = await process.step('call', `desk ${id}`, async place => {
        if (process.suffers('receiverRefuses', place)) return 503
        this.arrived.set(id, (JSON.parse(String(init.body)) as { data: unknown }).data)
        return process.suffers('lostAnswer', place) ? undefined : 204
      })
      if (status === undefined) throw new TypeError('fetch failed')
      return { ok: status < 300, status, text: async () => '' }
    }
    return answer as unknown as typeof fetch
  }
}
