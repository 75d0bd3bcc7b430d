import type { RunDependencies } from '../../shared/assessing/run-ports.ts'

/** Takes the note away that a cadre is kept back, and counts it as done; `tell` says what follows. The turn goes last. */
export async function release(
  { keptBack, runs }: Pick<RunDependencies, 'keptBack' | 'runs'>,
  orgId: string,
  month: string,
  cadreId: string,
  tell: () => Promise<void> = async () => {},
): Promise<void> {
  const mend = await keptBack.readMend(orgId, month, cadreId)
  // The note before the runs: a run that counts the cadre as kept back only now looks for the note after that.
  await keptBack.release(orgId, month, cadreId)
  for (const runId of mend?.runIds ?? []) await runs.mendCadre({ month, runId }, orgId, cadreId)
  await tell()
  if (mend) await keptBack.giveUp(mend)
}
