/** Youths of a cadre who got a link for a month, and those of them who rated by it. */
export interface Response {
  readonly issued: number
  readonly answered: number
}

/** The response where nobody was asked. */
export const noResponse: Response = { issued: 0, answered: 0 }

/** Responses of several cadres together. */
export const sumOf = (responses: readonly (readonly [string, Response])[]): Response => ({
  issued: responses.reduce((sum, [, { issued }]) => sum + issued, 0),
  answered: responses.reduce((sum, [, { answered }]) => sum + answered, 0),
})

/** A response with its rate; null where nobody was asked. */
export const withRate = ({ issued, answered }: Response) => ({
  issued,
  answered,
  rate: issued === 0 ? null : Math.round((answered / issued) * 10_000) / 10_000,
})
