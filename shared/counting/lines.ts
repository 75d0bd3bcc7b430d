import type { RegisterLine } from '../domain/roster/register.ts'
import type { Register } from '../repositories/register.ts'

/** Cadres looked at together. */
const batch = 100

/** Whether the register of an org has more than so many lines; no more are read than tell it. */
export async function hasMoreLines(
  register: Pick<Register, 'listRegister'>,
  orgId: string,
  than: number,
): Promise<boolean> {
  let lines = 0
  for await (const _ of register.listRegister(orgId, { limit: than + 1 })) lines++
  return lines > than
}

/** The lines of a register that are meant, behind a place where one is given, some at a time. */
export async function* linesInBatches(
  register: Pick<Register, 'listRegister'>,
  orgId: string,
  isMeant: (line: RegisterLine) => boolean,
  after?: string,
): AsyncGenerator<RegisterLine[]> {
  let waiting: RegisterLine[] = []
  for await (const line of register.listRegister(orgId, { after })) {
    if (!isMeant(line)) continue
    waiting.push(line)
    if (waiting.length < batch) continue
    yield waiting
    waiting = []
  }
  if (waiting.length > 0) yield waiting
}
