/** The cadre whose own partition a place names; undefined where what is there is not one cadre's. */
const cadreAt = (place: string) => / (?:ledger|results|views) (?:CADRE#)?(c-[^# ]+)/.exec(place)?.[1]

/** Whether something went wrong, and only with others than the cadre that a message names. */
export function isNeighbours(body: string, wrong: readonly string[]): boolean {
  const { cadreId, detail } = JSON.parse(body)
  const own = detail?.cadreId ?? cadreId
  if (own === undefined || wrong.length === 0) return false
  return wrong.map(cadreAt).every(other => other !== undefined && other !== own)
}
