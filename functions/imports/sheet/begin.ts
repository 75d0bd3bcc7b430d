import { randomUUID } from 'node:crypto'
import type { Caller } from '../../../shared/access/caller.ts'
import { readRegister } from '../../../shared/annex/register.ts'
import type { Upload } from '../../../shared/contracts/media.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import type { JobKind } from '../../../shared/repositories/jobs.ts'
import { limits } from '../../../shared/spreadsheet/read/limits.ts'
import type { Book } from '../../../shared/spreadsheet/read/sheet.ts'
import { readBook } from '../../../shared/spreadsheet/read/spreadsheet.ts'
import { readUploaded } from '../../../shared/spreadsheet/read/upload.ts'
import { startJob } from '../jobs/start.ts'
import type { Dependencies } from '../ports.ts'
import type { Context, Planned } from './context.ts'

/** Reads a file, turns its rows into pseudonyms and ids, and begins to work on them; gives the id of the import. */
export async function beginImport(
  deps: Dependencies,
  kind: JobKind,
  {
    caller,
    query,
    body,
  }: { caller: Caller; query: { orgId?: string | undefined; dryRun: string }; body: Upload },
  plan: (book: Book, context: Context) => Planned,
): Promise<string> {
  const orgId = query.orgId ?? (caller.org as string)
  const today = todayAt(deps.now())
  const book = await readUploaded(body, bytes => readBook(bytes, limits.jobRows))
  const [register, ring, path] = await Promise.all([
    readRegister(deps.roster, orgId, today),
    deps.youthKeys(),
    deps.directory.readOrgPath(orgId, today),
  ])
  const context = { register, ring, rootId: path.at(-1) ?? orgId, self: caller.cadreId, today }
  const planned = await readUploaded(body, () => plan(book, context))
  const jobId = randomUUID()
  await startJob(deps, { jobId, kind, orgId, caller, dryRun: query.dryRun === 'true', ...planned })
  return jobId
}
