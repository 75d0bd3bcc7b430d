import type { Caller } from '../../../shared/access/caller.ts'
import { coversCadre } from '../../../shared/access/scope.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'

/** @throws Problem `forbidden` for the caller's own links, `unknown_cadre` at the first that is out of scope. */
export async function checkCadres(
  directory: Directory,
  caller: Caller,
  month: string | undefined,
  cadreIds: readonly string[],
) {
  if (caller.cadreId !== undefined && cadreIds.includes(caller.cadreId)) throw new Problem('forbidden')
  for (const [at, cadreId] of cadreIds.entries())
    if (!(await coversCadre(directory, caller, cadreId, month)))
      throw Problem.at('unknown_cadre', `cadreIds.${at}`)
}

/** @throws Problem `forbidden` where no cadre is named and the caller is one of them: its own would be among them. */
export async function checkAll(
  directory: Directory,
  caller: Caller,
  month: string | undefined,
  cadreIds: readonly string[] | undefined,
) {
  const { cadreId } = caller
  if (cadreIds || cadreId === undefined) return
  if (await coversCadre(directory, caller, cadreId, month)) throw new Problem('forbidden')
}
