import * as words from '../../../../../shared/labels/console/closing.ts'
import { client } from '../../api.ts'
import { until } from '../../until.ts'

async function follow(month: string, runId: string, tell: (progress: string) => void): Promise<void> {
  await until(async () => {
    const { body } = await client('GET /v1/assessments/{month}/runs/{runId}', { path: { month, runId } })
    tell(words.progress(body.cadresDone, body.cadresTotal, body.keptBack.length))
    return body.state === 'done'
  })
}

/** Closes a month of the caller's org, and tells how far that is until it is done. */
export async function finish(
  month: string,
  despite: boolean,
  tell: (progress: string) => void,
): Promise<void> {
  const body = despite ? ({ openObjections: 'close' } as const) : {}
  const begun = await client('POST /v1/assessments/{month}/finalise', { path: { month }, body })
  await follow(month, begun.body.runId, tell)
}

/** Assesses a month of the caller's org anew, and tells how far that is until it is done. */
export async function assess(month: string, tell: (progress: string) => void): Promise<void> {
  const begun = await client('POST /v1/assessments/{month}/runs', { path: { month } })
  await follow(month, begun.body.runId, tell)
}
