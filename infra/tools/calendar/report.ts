/** What the API answers to a notice. */
export interface Answered {
  readonly status: number
  readonly body: {
    readonly year: number
    readonly version: number
    readonly changedDays: readonly { readonly date: string; readonly isOffDay: boolean }[]
    readonly reassessed: readonly { readonly month: string; readonly status: string }[]
  }
}

/** What became of a notice, line by line. */
export function reportOf({ status, body }: Answered): string[] {
  const { year, version, changedDays, reassessed } = body
  if (status === 200) return [`${year}: nothing new, version ${version} says the same`]
  const months = (of: string) =>
    reassessed
      .filter(each => each.status === of)
      .map(({ month }) => month)
      .join(', ')
  const [closed, open] = [months('final'), months('provisional')]
  return [
    `${year}: version ${version}`,
    ...changedDays.map(({ date, isOffDay }) => `  ${date} is ${isOffDay ? 'off' : 'worked'} now`),
    ...(closed === '' ? [] : [`  closed months that are restated where it bears on a result: ${closed}`]),
    ...(open === '' ? [] : [`  months that are assessed again: ${open}`]),
    ...(reassessed.length === 0 ? ['  it bears on no result so far'] : []),
  ]
}
