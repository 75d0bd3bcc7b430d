import { createHash } from 'node:crypto'

/** The id of the step that a collective escalation makes of a demand: the same for the same two. */
export function stepIdOf(escalationId: string, cadreId: string, demandId: string): string {
  const bytes = createHash('sha256').update(`${escalationId} ${cadreId} ${demandId}`).digest()
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes
    .toString('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
