import type { RunDependencies } from '../../shared/assessing/run.ts'

/** Takes the note away that a cadre is kept back, and counts it as done in the runs that kept it back. */
export async function release(
  { keptBack, runs }: Pick<RunDependencies, 'keptBack' | 'runs'>,
  orgId: string,
  month: string,
  cadreId: string,
): Promise<void> {
  const mend = await keptBack.readMend(orgId, month, cadreId)
  for (const runId of mend?.runIds ?? []) await runs.mendCadre({ month, runId }, orgId, cadreId)
  await keptBack.release(orgId, month, cadreId)
}
