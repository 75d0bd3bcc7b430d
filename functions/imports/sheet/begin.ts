import { randomUUID } from 'node:crypto'
import type { Caller } from '../../../shared/access/caller.ts'
import { type RegisterReads, readRegister } from '../../../shared/annex/register.ts'
import type { KeyRing } from '../../../shared/aws/secrets.ts'
import type { Upload } from '../../../shared/contracts/media.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { JobKind } from '../../../shared/repositories/jobs.ts'
import { limits } from '../../../shared/spreadsheet/read/limits.ts'
import type { Book } from '../../../shared/spreadsheet/read/sheet.ts'
import { readBook } from '../../../shared/spreadsheet/read/spreadsheet.ts'
import { readUploaded } from '../../../shared/spreadsheet/read/upload.ts'
import { type StartDependencies, startJob } from '../jobs/start.ts'
import type { Context, Planned } from './context.ts'

/** What beginning an import needs. */
export interface ImportDependencies extends StartDependencies {
  readonly directory: Directory
  readonly roster: RegisterReads
  readonly youthKeys: () => Promise<KeyRing>
}

/** Reads a file, turns its rows into pseudonyms and ids, and begins to work on them; gives the id of the import. */
export async function beginImport(
  deps: ImportDependencies,
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
