import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { grades, indicatorIds } from '../../events/assessment.ts'
import { fieldCodes } from '../../events/field-code.ts'
import { functions } from '../../functions/catalogue.ts'
import committed from '../../functions/openapi/openapi.json' with { type: 'json' }
import { isFile } from '../../shared/contracts/media.ts'
import { problemCodes } from '../../shared/contracts/problem.ts'
import { document } from '../tools/contract/documents.ts'

const endpoints = functions.flatMap(({ endpoints = [] }) => endpoints)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** Every object within a value. */
function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const inner of Object.values(value)) yield* objects(inner)
}

/** Names of the components that a part of the document refers to, and of those that they do. */
function referredTo(text: string, found = new Set<string>()): Set<string> {
  for (const [, name = ''] of text.matchAll(/#\/components\/schemas\/([^"/]+)/g)) {
    if (found.has(name)) continue
    found.add(name)
    referredTo(JSON.stringify(document.components.schemas[name]), found)
  }
  return found
}

/** A schema of the document with the components that it refers to. */
function alone(schema: object): Parameters<typeof z.fromJSONSchema>[0] {
  const components: Record<string, unknown> = document.components.schemas
  const names = [...referredTo(JSON.stringify(schema))]
  const text = JSON.stringify({
    ...schema,
    $defs: Object.fromEntries(names.map(name => [name, components[name]])),
  })
  return JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'))
}

test('the committed document is the one that the catalogue makes (else: npm run openapi)', () => {
  const text = (value: unknown) => JSON.stringify(value)
  const before = new Map(Object.entries<unknown>(committed.paths))
  const stale = Object.entries(document.paths).filter(([path, item]) => text(before.get(path)) !== text(item))
  expect(stale.map(([path]) => path)).toEqual([])
  expect(text(committed) === text(document)).toBe(true)
})

test('every endpoint is one operation, and the other way round', () => {
  const described = operations.map(({ path, method, operation }) => [
    operation.operationId,
    method.toUpperCase(),
    path,
  ])
  expect(described.sort()).toEqual(endpoints.map(({ name, method, path }) => [name, method, path]).sort())
})

test.each(endpoints.filter(endpoint => endpoint.example !== undefined))(
  'the example of $name is accepted',
  ({ body, example }) => {
    expect(body && !isFile(body) && body.safeParse(example).error).toBeUndefined()
  },
)

test('every endpoint with a JSON body shows an example', () => {
  const silent = endpoints.filter(({ body, example }) => body && !isFile(body) && example === undefined)
  expect(silent.map(({ name }) => name)).toEqual([])
})

describe('the document is valid OpenAPI 3.1', () => {
  test('operation ids are unique', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('path parameters are those of the template, and required', () => {
    for (const { path, operation } of operations) {
      const inPath = (operation.parameters ?? []).filter(parameter => parameter.in === 'path')
      expect(inPath.map(({ name }) => `{${name}}`).sort()).toEqual((path.match(/\{\w+\}/g) ?? []).sort())
      expect(inPath.every(({ required }) => required)).toBe(true)
    }
  })

  test('paths differ in more than the names of their parameters', () => {
    const shapes = Object.keys(document.paths).map(path => path.replace(/\{\w+\}/g, '{}'))
    expect(shapes).toEqual([...new Set(shapes)])
  })

  test('every reference leads somewhere', () => {
    for (const { $ref } of objects(document)) {
      if ($ref === undefined) continue
      const [start, ...steps] = String($ref).split('/')
      expect(start).toBe('#')
      const target = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document)
      expect(target, String($ref)).toBeDefined()
    }
  })

  test('every response is described, and tags are declared', () => {
    for (const { operation } of operations) {
      for (const response of Object.values(operation.responses))
        expect('$ref' in response || response.description.length > 0).toBe(true)
      const names = document.tags.map(({ name }) => name)
      expect(operation.tags.every(tag => names.includes(tag))).toBe(true)
    }
  })

  test('schemas are JSON Schema, and accept the examples beside them', () => {
    const contents = [...objects(document)].filter(({ schema }) => schema !== undefined && schema !== null)
    expect(contents.length).toBeGreaterThan(operations.length)
    for (const { schema, example } of contents) {
      const read = z.fromJSONSchema(alone(schema as object))
      if (example !== undefined) expect(read.safeParse(example).error).toBeUndefined()
    }
  })
})

describe('a client that is generated from the document', () => {
  const schemas = [...objects(document.components.schemas)]

  test('knows every property by name: none is required that is not described', () => {
    const unnamed = schemas.filter(
      ({ required = [], properties = {} }) =>
        Array.isArray(required) && required.some(name => !Object.hasOwn(properties as object, name)),
    )
    expect(unnamed).toEqual([])
    expect(schemas.filter(({ propertyNames }) => propertyNames)).toEqual([])
  })

  test('does not compile a misspelt grade or indicator', () => {
    const { Rollup, Dimensions } = document.components.schemas as Record<string, { properties: never }>
    const keys = (at: object, ...path: string[]) =>
      Object.keys(path.reduce<object>((inner, step) => Object(inner)[step], at)).sort()
    expect(keys(Rollup?.properties ?? {}, 'grades', 'properties')).toEqual([...grades].sort())
    for (const [dimension, ids] of Object.entries(indicatorIds))
      expect(keys(Dimensions?.properties ?? {}, dimension, 'properties', 'indicators', 'properties')).toEqual(
        [...ids].sort(),
      )
  })

  test('finds no object without properties', () => {
    const loose = schemas.filter(
      ({ type, properties, additionalProperties }) =>
        type === 'object' && !properties && !additionalProperties,
    )
    expect(loose).toEqual([])
  })

  test('tells problems and fields at fault apart by their codes', () => {
    const { Problem, FieldError } = document.components.schemas as Record<string, { properties: never }>
    expect(Problem?.properties).toMatchObject({ code: { enum: Object.keys(problemCodes) } })
    expect(FieldError?.properties).toMatchObject({ code: { enum: Object.keys(fieldCodes) } })
  })

  test('gets the same names for the same things: no schema of some size stands twice', () => {
    const all = [...objects(document)].filter(({ type, properties }) => type === 'object' && properties)
    const large = all.map(schema => JSON.stringify(schema)).filter(text => text.length > 400)
    expect(large.filter((text, at) => large.indexOf(text) !== at)).toEqual([])
  })

  test('reads what each operation and each tag is about', () => {
    expect(operations.filter(({ operation }) => operation.description.length < 10)).toEqual([])
    expect(document.tags.filter(({ description }) => description.length < 10)).toEqual([])
  })
})
