import * as z from 'zod'
import { cadreCategory, orgKind } from '../../events/roster.ts'
import { defineEndpoint, roles } from '../../shared/contracts/endpoint.ts'
import { download, html } from '../../shared/contracts/media.ts'
import { labels } from '../../shared/labels/labels.ts'

export const readOpenapi = defineEndpoint({
  name: 'readOpenapi',
  summary: 'Read this document',
  description: 'OpenAPI 3.1, made from the declarations that route and validate. Asks for no token.',
  route: 'GET /v1/openapi.json',
  // A generator of clients has no token.
  public: true,
  roles: [],
  scope: 'anyone',
  responses: { 200: z.looseObject({ openapi: z.string() }) },
})

export const readReference = defineEndpoint({
  name: 'readReference',
  summary: 'Read this document as a page',
  description: 'Every operation and schema, without script. Asks for no token.',
  route: 'GET /docs',
  public: true,
  roles: [],
  scope: 'anyone',
  responses: { 200: download(html) },
})

type Labels = {
  readonly [Codes in keyof typeof labels]: { readonly [Code in keyof (typeof labels)[Codes]]: string }
}

/** A word for each code, so that a misspelt one does not compile in a client. */
const wordsOf = (codes: object) =>
  z.strictObject(Object.fromEntries(Object.keys(codes).map(code => [code, z.string()])))

/** What an indicator is called and how it is explained: words of the same codes. */
const indicatorWords = wordsOf(labels.indicators).meta({ id: 'IndicatorWords' })

/** Every set of codes. */
const labelsBody = z.strictObject({
  ...Object.fromEntries(Object.entries(labels).map(([name, codes]) => [name, wordsOf(codes)])),
  indicators: indicatorWords,
  explanations: indicatorWords,
}) as unknown as z.ZodType<Labels>

export const readLabels = defineEndpoint({
  name: 'readLabels',
  summary: 'Read the Chinese word of every code',
  description: 'By what it is a code of. Apps show these and need no dictionary of their own.',
  route: 'GET /v1/labels',
  roles,
  scope: 'anyone',
  responses: { 200: labelsBody },
})

export const readMe = defineEndpoint({
  name: 'readMe',
  summary: 'Read who I am and what I may do',
  description:
    'By the token: the role, the org and the cadre that it names, with their names, and every operation of this document that the role may call. An org or cadre without a name is not known: it gives no rights.',
  route: 'GET /v1/me',
  roles,
  scope: 'anyone',
  responses: {
    200: z
      .strictObject({
        subject: z.string(),
        role: z.enum(roles),
        org: z
          .strictObject({ orgId: z.string(), name: z.string().optional(), kind: orgKind.optional() })
          .optional()
          .describe('The org whose subtree is the caller’s scope.'),
        cadre: z
          .strictObject({
            cadreId: z.string(),
            name: z.string().optional(),
            orgId: z.string().optional(),
            orgName: z.string().optional(),
            category: cadreCategory.optional(),
          })
          .optional(),
        may: z
          .array(
            z.strictObject({
              operation: z.string().describe('`operationId`.'),
              method: z.string(),
              path: z.string(),
              summary: z.string(),
            }),
          )
          .describe('Operations that the role may call, within its scope.'),
      })
      .meta({ id: 'Me' }),
  },
})
